"""Words that English writes with a capital though nobody is named; our own lists."""

from __future__ import annotations

from audiobook.language.language import Capitals
from audiobook.language.words import split

CAPITALS = Capitals(
    common=split("""
        i i'm i'll i've i'd monday tuesday wednesday thursday friday saturday sunday january
        february march april june july august september october november december english french
        german russian polish italian spanish american british irish scotch scottish welsh dutch
        greek latin roman jewish jew jews christian christians catholic protestant european indian
        chinese turkish god lord heaven heavens christ jesus providence bible christmas easter oh
        ah o yes no well good dear my sir madam ma'am madame chapter book part volume street road
        square park hall house lane river bridge hotel church england france russia poland germany
        italy spain london paris moscow europe america africa asia india rome berlin warsaw mr mrs
        miss dr st the a an and but or if he she it they we you his her their our your this that
        these those there here what who which when where why how so then now not never in on at to
        of for with by from as don't do did is are was were have has had can can't could couldn't
        would will won't shall should may might must let's come go look see please thank thanks
        hello hi hey goodbye nonsense certainly perhaps indeed really very all some any every each
        both one two three
    """),
    peoples=split("""
        african africans albanian algerian american americans anglo arab arabian arabs argentine
        armenian asian asiatic assyrian athenian australian austrian austrians babylonian bavarian
        belgian bengali berber bohemian brazilian briton britons british bulgarian burmese
        canadian celt celtic chilean chinaman chinese circassian corsican cossack cossacks creole
        creoles cuban czech dane danes danish dutch dutchman dutchmen egyptian egyptians english
        englishman englishmen englishwoman ethiopian etruscan european europeans finn finnish
        flemish florentine frank franks french frenchman frenchmen frenchwoman gaelic gallic
        gascon gaul gauls genoese georgian german germans gothic goths greek greeks gypsies gypsy
        hebrew hebrews highland highlander highlanders hindoo hindu hindus hun huns hungarian
        hungarians icelandic indian indians irish irishman irishmen irishwoman israelite
        israelites italian italians japanese javanese jew jewess jewish jews kaffir kentish kurd
        lapp latin latins lithuanian macedonian magyar malay malays maltese mexican mexicans
        mongol moor moorish moors moroccan muscovite neapolitan negress negro negroes nordic
        norman normans norse norseman norwegian norwegians oriental orientals ottoman pagan
        parisian parisians persian persians peruvian philistine philistines phoenician pole poles
        polish polynesian portuguese provençal prussian prussians red redskin roman romans romany
        roumanian russian russians samaritan saracen saracens sardinian saxon saxons scandinavian
        scot scotch scotchman scots scotsman scottish semitic serb serbian siamese siberian
        sicilian sikh slav slavonic slavs spaniard spaniards spanish spartan swede swedes swedish
        swiss syrian tartar tartars teuton teutonic trojan trojans turk turkish turks tuscan
        tyrolean tyrolese ukrainian venetian venetians vienna viennese viking vikings virginian
        welsh welshman yankee yankees yiddish zulu zulus
    """),
    places=split("""
        africa alabama alaska albany algiers alps amazon america amsterdam antwerp arabia arctic
        arizona arkansas asia athens atlantic australia austria babylon baden baghdad baltic
        baltimore barcelona bath bavaria belgium belgravia bengal berlin bermuda birmingham
        bloomsbury bohemia bologna bombay bordeaux boston brazil brighton bristol britain brittany
        broadway brooklyn brussels bruges budapest buffalo burgundy burma cairo calais calcutta
        california cambridge canada canton carolina caucasus ceylon chelsea cheapside cheltenham
        chicago chile china cincinnati cologne connecticut constantinople copenhagen corsica
        cornwall crimea cuba cumberland cyprus dakota damascus danube delaware delhi denmark
        denver derbyshire detroit devon devonshire dieppe dorsetshire dover dresden dublin ecuador
        eden edinburgh egypt england essex eton europe finland flanders florida france frankfort
        frankfurt genoa germany ghent gibraltar glasgow gloucester gloucestershire greece
        greenland greenwich haiti hague hamburg hampshire hampstead hanover harvard havana hawaii
        heidelberg hertfordshire highgate holborn holland hollywood homburg hungary idaho illinois
        india indiana indies iowa ireland islington israel italy jamaica japan java jericho
        jerusalem kansas kensington kent kentucky kiev lancashire leeds leghorn leicester leipzig
        lincolnshire lisbon liverpool lombardy london louisiana lyons madeira madrid maine malta
        manchester manhattan margate marseilles maryland massachusetts mayfair mecca mediterranean
        melbourne memphis mexico miami michigan milan minnesota mississippi missouri montana
        montreal morocco moscow munich naples nebraska netherlands nevada newcastle newfoundland
        newgate newmarket newport niagara nile nice norfolk normandy northamptonshire
        northumberland norway norwich nottingham odessa ohio oklahoma oregon oxford oxfordshire
        pacific palestine palermo paris peking pennsylvania persia peru petersburg philadelphia
        piccadilly picardy pisa pittsburgh plymouth poland portsmouth portugal prague provence
        prussia pyrenees quebec ramsgate rhine rhone richmond riviera rome rotterdam rouen
        roumania russia sahara salisbury saxony scandinavia scarborough scotland seine serbia
        seville shanghai sheffield shropshire siberia sicily soho somersetshire southampton
        southwark spain staffordshire strand strasbourg suez suffolk surrey sussex sweden
        switzerland sydney syria tahiti tennessee texas thames tibet tokyo toledo toronto trieste
        troy turin turkey tuscany tyrol ukraine utah venice vermont versailles vesuvius vienna
        vladivostok wales warsaw warwickshire washington waterloo westminster westmoreland
        whitechapel whitehall wiltshire winchester windsor wisconsin worcester yale yarmouth
        yokohama yorkshire york zurich
    """),
    others=split("""
        abbey academy almighty amen anglican apocalypse archbishop army assembly assizes autumn
        avenue bar bay beach bench board boulevard building cabinet cafe café camp capitol
        cathedral century chancery chapel charity christendom church circus city civil club coast
        college committee commons communist conservative constitution corps council county court
        creation creator credo crown dame death december deity democrat democratic department
        destiny devil diocese district divine dominion ecclesiastes empire epistle esq esquire
        establishment eternal exchange exeunt exit exodus fahrenheit farewell fate february
        federal fleet foreign forest fortune genesis gentlemen ghost government grand guards gulf
        halloo hallo hanover hark hell highness holiness holy honour honor hospital house hullo
        humanity humph hurrah hush illustration illustrations inn institute island isle jehovah
        jesuit jesuits january justice kingdom koran lake latter law legion liberal library
        liberty lo lords lordship ladyship majesty manor mass mediterranean meeting messiah messrs
        methodist michaelmas middle ministry misses moslem mosque mount mountain museum mussulman
        nation nature navy negro november o'clock ocean olympus opera order orient pall palace
        parliament paradise park parish passover pope post prayer presbyterian psalm psalms
        puritan puritans quaker quakers regiment republic republican revolution river royal
        sabbath satan saviour savior school scripture scriptures senate september sire socialist
        society sphinx square state states station summer sunday sundays temple testament
        thanksgiving throne times tory tories tower town treasury union unionist united universe
        university vale valley vatican villa west whig whigs whitsun whitsuntide winter worship
        yuletide zodiac aha ahem alas alack aye bah behold blast bless bosh bother bravo brethren
        bravissimo bye capital cheers come congratulations courage curse damn dammit darn darling
        dearest diavolo egad eh enough excellent faith fiddlesticks fie gad gosh gracious hail ha
        hah heigh hem hey hoho hum humbug indeed jove ma'am mon morning my nay nevertheless nope
        o' okay parbleu pardon phew pish please pooh pray pshaw quite right rubbish sacre sakes
        say shame sh shh silence sirrah sirs sorry stop stuff sure surely thank thou thy thee tis
        'tis tush tut twas ugh um umph upon verily voila voilà wait welcome whew why whoa whoever
        woe worse wow wretch ye yea yeah yep yonder you'd you'll you're you've zounds it's that's
        he's she's there's what's who's where's here's how's i've we've they've we'll they'll
        he'll she'll he'd she'd they're we're isn't ain't wasn't didn't doesn't haven't hasn't
        hadn't shouldn't mustn't needn't aren't weren't also although among another anything
        around because been before behind being below beneath beside besides better between beyond
        both chapter contents during either else even ever everybody everyone everything except
        few first fifth finally following former formerly forth fourth hence hers herein him
        himself hither however if instead itself just lastly later least less lest let like
        likewise little long many maybe me meanwhile mere mine more moreover most much myself near
        neither next nobody nor nothing notwithstanding nowhere off often once only other others
        otherwise out outside over own past per preface presently provided rather same second
        seldom several she since some somebody somehow someone something sometimes somewhere soon
        still such suddenly than them themselves thence therefore thereupon they third thither
        though thousand through throughout thus till together too toward towards twice under
        unless until up us volume was we well whatever whence whenever whereas whereby wherefore
        whereupon wherever whether while whilst whither whoever whole whom whose with within
        without yesterday yet to-day today to-morrow tomorrow to-night tonight spring mother's
        father's editor publisher gutenberg project ebook copyright finis end epilogue prologue
        introduction appendix note notes footnote dog cat horse moon sun earth world mars venus
        jupiter saturn neptune uranus pole equator north south east west northern southern eastern
        western tropic cape strait sea new old great upper lower saint saints sainte sir's
    """),
    doubtful=split("""
        sydney florence chelsea paris victoria virginia georgia carolina charlotte savannah kent
        israel jordan chester lincoln milan nice grace mercy faith hope joy charity constance will
        may june april august rose lily violet daisy ivy pearl ruby ray mark frank bill jack rob
        art earl dick pat sue drew guy miles eve summer india london brooklyn ireland denver
        asia kenya dakota cheyenne dallas houston austin vienna phoenix montana nevada indiana
        tennessee boston holland devon york washington memphis odessa troy bristol persia autumn
        destiny justice liberty honor forest
    """),
)
