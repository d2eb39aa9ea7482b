"""Words that English writes with a capital though nobody is named; lower case, our own list."""

from __future__ import annotations

from audiobook.attribution.words import NOT_NAMES, split

_PEOPLES = split("""
    african africans albanian algerian american americans anglo arab arabian arabs argentine
    armenian asian asiatic assyrian athenian australian austrian austrians babylonian bavarian
    belgian bengali berber bohemian brazilian briton britons british bulgarian burmese canadian
    celt celtic chilean chinaman chinese circassian corsican cossack cossacks creole creoles cuban
    czech dane danes danish dutch dutchman dutchmen egyptian egyptians english englishman
    englishmen englishwoman ethiopian etruscan european europeans finn finnish flemish florentine
    frank franks french frenchman frenchmen frenchwoman gaelic gallic gascon gaul gauls genoese
    georgian german germans gothic goths greek greeks gypsies gypsy hebrew hebrews highland
    highlander highlanders hindoo hindu hindus hun huns hungarian hungarians icelandic indian
    indians irish irishman irishmen irishwoman israelite israelites italian italians japanese
    javanese jew jewess jewish jews kaffir kentish kurd lapp latin latins lithuanian macedonian
    magyar malay malays maltese mexican mexicans mongol moor moorish moors moroccan muscovite
    neapolitan negress negro negroes nordic norman normans norse norseman norwegian norwegians
    oriental orientals ottoman pagan parisian parisians persian persians peruvian philistine
    philistines phoenician pole poles polish polynesian portuguese provençal prussian prussians
    red redskin roman romans romany roumanian russian russians samaritan saracen saracens
    sardinian saxon saxons scandinavian scot scotch scotchman scots scotsman scottish semitic serb
    serbian siamese siberian sicilian sikh slav slavonic slavs spaniard spaniards spanish spartan
    swede swedes swedish swiss syrian tartar tartars teuton teutonic trojan trojans turk turkish
    turks tuscan tyrolean tyrolese ukrainian venetian venetians vienna viennese viking vikings
    virginian welsh welshman yankee yankees yiddish zulu zulus
""")
_PLACES = split("""
    africa alabama alaska albany algiers alps amazon america amsterdam antwerp arabia arctic
    arizona arkansas asia athens atlantic australia austria babylon baden baghdad baltic baltimore
    barcelona bath bavaria belgium belgravia bengal berlin bermuda birmingham bloomsbury bohemia
    bologna bombay bordeaux boston brazil brighton bristol britain brittany broadway brooklyn
    brussels bruges budapest buffalo burgundy burma cairo calais calcutta california cambridge
    canada canton carolina caucasus ceylon chelsea cheapside cheltenham chicago chile china
    cincinnati cologne connecticut constantinople copenhagen corsica cornwall crimea cuba
    cumberland cyprus dakota damascus danube delaware delhi denmark denver derbyshire detroit
    devon devonshire dieppe dorsetshire dover dresden dublin ecuador eden edinburgh egypt england
    essex eton europe finland flanders florida france frankfort frankfurt genoa germany ghent
    gibraltar glasgow gloucester gloucestershire greece greenland greenwich haiti hague hamburg
    hampshire hampstead hanover harvard havana hawaii heidelberg hertfordshire highgate holborn
    holland hollywood homburg hungary idaho illinois india indiana indies iowa ireland islington
    israel italy jamaica japan java jericho jerusalem kansas kensington kent kentucky kiev
    lancashire leeds leghorn leicester leipzig lincolnshire lisbon liverpool lombardy london
    louisiana lyons madeira madrid maine malta manchester manhattan margate marseilles maryland
    massachusetts mayfair mecca mediterranean melbourne memphis mexico miami michigan milan
    minnesota mississippi missouri montana montreal morocco moscow munich naples nebraska
    netherlands nevada newcastle newfoundland newgate newmarket newport niagara nile nice norfolk
    normandy northamptonshire northumberland norway norwich nottingham odessa ohio oklahoma oregon
    oxford oxfordshire pacific palestine palermo paris peking pennsylvania persia peru petersburg
    philadelphia piccadilly picardy pisa pittsburgh plymouth poland portsmouth portugal prague
    provence prussia pyrenees quebec ramsgate rhine rhone richmond riviera rome rotterdam rouen
    roumania russia sahara salisbury saxony scandinavia scarborough scotland seine serbia seville
    shanghai sheffield shropshire siberia sicily soho somersetshire southampton southwark spain
    staffordshire strand strasbourg suez suffolk surrey sussex sweden switzerland sydney syria
    tahiti tennessee texas thames tibet tokyo toledo toronto trieste troy turin turkey tuscany
    tyrol ukraine utah venice vermont versailles vesuvius vienna vladivostok wales warsaw
    warwickshire washington waterloo westminster westmoreland whitechapel whitehall wiltshire
    winchester windsor wisconsin worcester yale yarmouth yokohama yorkshire york zurich
""")
_OTHER = split("""
    abbey academy almighty amen anglican apocalypse archbishop army assembly assizes autumn avenue
    bar bay beach bench board boulevard building cabinet cafe café camp capitol cathedral century
    chancery chapel charity christendom church circus city civil club coast college committee
    commons communist conservative constitution corps council county court creation creator credo
    crown dame death december deity democrat democratic department destiny devil diocese district
    divine dominion duke ecclesiastes empire epistle esq esquire establishment eternal exchange
    exeunt exit exodus fahrenheit farewell fate february federal fleet foreign forest fortune
    genesis gentlemen ghost government grace grand guards gulf halloo hallo hanover hark hell
    highness holiness holy honour honor hopkins hospital house hullo humanity humph hurrah hush
    illustration illustrations inn institute island isle jehovah jesuit jesuits january justice
    kingdom koran lake latter law legion liberal library liberty lo lords lordship ladyship
    majesty manor mass master masters mediterranean meeting messiah messrs methodist michaelmas
    middle ministry misses moslem mosque mount mountain museum mussulman nation nature navy negro
    november o'clock ocean olympus opera order orient pall palace parliament paradise park parish
    passover pope post prayer presbyterian psalm psalms puritan puritans quaker quakers queen
    regiment republic republican revolution river royal sabbath satan saviour savior school
    scripture scriptures secretary senate september sire socialist society sphinx square state
    states station summer sunday sundays lent temple testament thanksgiving throne times tory
    tories tower town treasury trinity union unionist united universe university vale valley
    vatican villa virtue west whig whigs whitsun whitsuntide winter wood worship yuletide zodiac
    aha ahem alas alack aye bah behold blast bless bosh bother bravo brethren bravissimo bye
    capital cheers come congratulations courage curse damn dammit darn darling dearest diavolo
    egad eh enough excellent faith fiddlesticks fie gad gosh gracious hail ha hah heigh hem hey
    hoho hum humbug indeed jove ma'am mercy mon morning my nay nevertheless nope o' okay parbleu
    pardon phew pish please pooh pray pshaw quite right rubbish sacre sakes say shame sh shh
    silence sirrah sirs sorry stop stuff sure surely thank thou thy thee tis 'tis tush tut twas
    ugh um umph upon verily voila voilà wait welcome whew why whoa whoever woe worse wow wretch ye
    yea yeah yep yonder you'd you'll you're you've zounds it's that's he's she's there's what's
    who's where's here's how's i've we've they've we'll they'll he'll she'll he'd she'd they're
    we're isn't ain't wasn't didn't doesn't haven't hasn't hadn't shouldn't mustn't needn't aren't
    weren't also although among another anything around because been before behind being below
    beneath beside besides better between beyond both chapter contents during either else even
    ever everybody everyone everything except few first fifth finally following former formerly
    forth fourth hence hers herein him himself hither however if instead itself just lastly later
    least less lest let like likewise little long many maybe me meanwhile mere mine more moreover
    most much myself near neither next nobody nor nothing notwithstanding nowhere off often once
    only other others otherwise out outside over own past per preface presently provided rather
    same second seldom several she since some somebody somehow someone something sometimes
    somewhere soon still such suddenly than them themselves thence therefore thereupon they third
    thither though thousand through throughout thus till together too toward towards twice under
    unless until up us volume was we well whatever whence whenever whereas whereby wherefore
    whereupon wherever whether while whilst whither whoever whole whom whose with within without
    yesterday yet to-day today to-morrow tomorrow to-night tonight spring mother's father's editor
    publisher gutenberg project ebook copyright finis end epilogue prologue introduction appendix
    note notes footnote dog cat horse moon sun earth world mars venus jupiter saturn neptune
    uranus pole equator north south east west northern southern eastern western tropic cape strait
    sea new old great upper lower saint saints sainte sir's
""") - split("duke queen hopkins grace mercy virtue lent trinity master masters secretary wood")

# Titles follow their own rules, so they are not here.
NO_NAMES: frozenset[str] = NOT_NAMES | _PEOPLES | _PLACES | _OTHER
# Given names that are places or common words too: they count where they look like somebody.
DOUBTFUL: frozenset[str] = split("""
    sydney florence chelsea paris victoria virginia georgia carolina charlotte savannah kent
    israel jordan chester lincoln milan nice grace mercy faith hope joy charity constance will may
    june april august rose lily violet daisy ivy pearl ruby ray mark frank bill jack rob art earl
    dick pat sue drew guy miles eve
""")
