"""Short and pet names, and the given names they stand for; a list of ours, of common knowledge."""

from __future__ import annotations

from audiobook.language.words import pairs

# Each line: a given name (or two spellings, before the stroke), then what its bearers are called.
NICKNAMES = pairs("""
Abigail | Abby Abbie Nabby Gail
Abraham | Abe Bram
Adelaide Adeline | Addie Addy Adela Della
Agnes | Aggie Nessie Nessa Nest
Albert | Al Bert Bertie Alby
Alexander Alexandre Alexandr Aleksandr | Alex Alec Alick Aleck Sandy Sasha Sacha Xander Sawney Eck
Alexandra | Alex Sasha Sandra Sandy Alix Lexie Shura
Alexei Alexey Aleksei | Alyosha Alexis Lyosha Aliosha
Alfred | Alf Alfie Fred Freddy Freddie
Alice Alicia | Ally Allie Lettie Elsie
Amelia | Amy Millie Milly Emmy Melia
Anastasia | Stacy Nastasya Nastya Stasia
Andrew Andrei | Andy Drew Dandy Andryusha
Angela Angelina | Angie Angel
Ann Anne Anna Hannah | Annie Nan Nancy Nanny Nannie Nanette Anny Nina Anya Anyuta Annushka Hanna
Anthony Antony Antonio | Tony Toni Anton
Antonia Antoinette | Tony Toni Netta Nettie
Arabella | Bella Bell Ara
Archibald | Archie Archy Baldie
Arthur | Art Artie Atty
Augusta | Gussie Gusta Gus
Augustus Augustine August | Gus Gussy Augie
Barbara | Babs Barb Barbie Babette Bab Varya
Barnabas Barnaby | Barney Barny
Bartholomew | Bart Bat Barty Tolly
Beatrice Beatrix | Bea Bee Trix Trixie Trixy
Benjamin | Ben Benny Benjie Benjy Bennie
Bernard | Bernie Barney
Bertha | Bertie Berta
Bertram Robert Albert Herbert Hubert | Bertie Bert
Bridget | Biddy Bride Bridie Bridgie
Caroline Carolyn Carolina | Carrie Caro Caddy Carry Lina Carol Callie
Cassandra | Cass Cassie Cassy
Catherine Katherine Katharine Catharine Kathleen Kathryn Katerina Ekaterina Catalina | Kate Kitty \
Kit Katie Katy Cathy Kathy Cate Kay Kat Kittie Kath Catty Cathie Katya Katia Katenka Kat Trina
Cecilia Cecily Cecelia | Cissy Sissy Cis Cissie Celia Cis Cecil Sis
Charles | Charley Charlie Chas Chuck Chip Carl Charlie
Charlotte | Lottie Lotty Charley Charlie Lotta Totty Carlotta
Christian Christopher | Chris Kit Kester Christy Christie Topher
Christina Christine Christiana | Chris Chrissy Chrissie Tina Christie Kirsty Teenie
Clara Clarissa Claribel | Clare Clary Clarry Clarrie
Clement Clementina | Clem Clemmie Clemmy
Constance | Connie Conny Con
Cornelia | Nelly Corny Nellie Nelia
Cornelius | Corny Neil Con Neely
Cynthia | Cindy Cinthy
Daniel | Dan Danny Dannie Dan'l
David | Dave Davy Davie Davey Taffy
Deborah | Deb Debby Debbie
Diana | Di
Dmitri Dmitry | Mitya Dima Mitka
Dominic | Dom Nick
Donald | Don Donny Donnie
Dorothea Dorothy | Dolly Dora Dot Dottie Dodo Thea Dorrie Doll Dotty
Douglas | Doug Duggie
Ebenezer | Eben Eb
Edith | Edie Ede Dithie
Edmund Edmond | Ned Ted Ed Eddie Eddy Neddy
Edward | Ned Ted Ed Eddie Eddy Teddy Neddy Neddie Teddie Ward
Edwin | Ed Ned Eddie Eddy Winny
Eleanor Elinor Eleanora Leonora | Nell Nelly Nellie Nora Norah Ellie Ella Lenore Ellen Nelle
Elijah Elias | Lije Eli
Elizabeth Elisabeth | Eliza Lizzy Lizzie Liz Lizer Beth Bess Bessie Bessy Betsy Betsey Betty \
Bettie Betsie Libby Lisbeth Elsie Lisa Bet Bettina Elspeth Liza Lise Elise Lisette \
Babette Tetty Lillibet
Ellen Helen Helena Elena | Nell Nelly Nellie Nelle Ellie Lena Nel Lenny Lottie
Emily Emilia | Em Emmy Emmie Millie Milly Emma
Emma Emmeline | Em Emmy Emmie Emm
Ernest | Ernie Erny
Esther Hester | Hetty Hettie Essie Essy Hessy Ettie
Ethel | Eth Ethie
Eugene | Gene
Eugenia | Genie Gena
Evelyn Eveline Eva Eve | Evie Eva Lina Evy
Ezekiel | Zeke
Florence Flora | Flo Florrie Flossie Floy Flossy Florry
Frances Francesca | Fanny Fannie Fan Fran Frankie Francie Franny Frank
Francis Franklin | Frank Frankie Francie Franky
Frederick Frederic Frederica Friedrich | Fred Freddy Freddie Fritz Rickie
Fyodor | Fedya Fedka
Gabriel | Gabe
Genevieve | Jenny Viva Gen
Geoffrey Jeffrey Jeffry | Geoff Jeff
George | Georgie Geordie Georgy Dod
Georgina Georgiana Georgia | Georgie Georgy Gina Georgey Nina
Gerald Gerard | Gerry Jerry Ged
Gertrude | Gerty Gertie Trudy Trudie Gert Trude
Gilbert | Gil Gib Bertie
Gregory Grigory | Greg Grisha Gregor
Gustave Gustavus | Gus
Gwendolen Gwendoline Gwendolyn | Gwen Gwennie Gwenny Wendy
Harold | Harry Hal
Harriet Harriett Henrietta | Hattie Harry Hatty Hetty Hettie Etta Hallie Hat Hen
Henry | Harry Hal Hank Hen Halkin Harrie
Herbert | Bert Herb Bertie Herbie
Hezekiah | Hez Ky
Hortensia Hortense | Tensie
Horace Horatio | Horry
Hubert Hugh Hugo | Hughie Hughey Bertie
Humphrey | Numps Humph
Ignatius | Iggy Nacy
Irene | Rene Renie Rena
Isaac | Ike Ikey Zac
Isabel Isabella Isobel | Bella Bell Belle Ibby Tibby Izzy Ib Nib Bel Tib Isa
Ivan | Vanya Vanka Vanushka
Jacob Jacques | Jake Jakie Jock
James | Jim Jimmy Jimmie Jem Jemmy Jamie Jeames Jamesie Jimmy-boy Jas
Jane Jean Janet Jeanne | Jenny Jennie Janey Janie Jeanie Jeannie Jinny Janet Jeannette Jenna
Jasper Caspar Kaspar | Jas Cass
Jemima | Mima Jem Jemmy Mimi
Jennifer | Jen Jenny Jenna Jennie
Jeremiah Jeremy Jerome | Jerry Jem
Jessica Janet | Jess Jessie Jessy
Joan Joanna Johanna | Jo Joanie Jody Josie Asia
John Jonathan | Jack Johnny Johnnie Jock Jacky Jackie Hans Jon Sean Ian Johnnie Jan
Joseph Josef Giuseppe | Joe Joey Jos Jo Joss Beppo
Josephine Josepha | Jo Josie Josy Fifi Josey Pheny Feeny
Joshua | Josh
Judith | Judy Jude Judie
Julia Juliet Juliana Julie | Jule Ju Julie Julie Jill Judy Gill Letty
Julian Julius | Jule Jolyon Jules
Katarzyna | Kasia Kaska
Kenneth | Ken Kenny
Laura Lauretta Lorena | Laurie Lolly Laurie Loll Lottie
Laurence Lawrence | Larry Laurie Lawrie Lol Lorry
Lavinia | Vinnie Vinny Lavvy Vina
Leonard Leopold Leonidas | Leo Len Lenny Lenn Poldy
Letitia Lettice | Letty Lettie Tish Titia
Lilian Lillian Lily | Lil Lily Lilly Lillie Lilias
Louis Lewis | Lou Lew Louie Lewie
Louisa Louise | Lou Loo Louie Lulu Lu Lou-lou Luisa
Lucy Lucinda Lucille Lucia Lucretia | Lu Lucy Luce Cindy Lulu Lucie
Lydia | Liddy Lyddy Lyd Liddie
Mabel | Mab Mabs May
Magdalen Magdalena Magdalene Madeleine Madeline | Maddy Magda Lena Maudlin Maddie Madge
Marcella | Marcie
Margaret Margery Marguerite Margarita | Maggie Meg Peg Peggy Madge Daisy Greta Margie Meggie \
Maisie Rita Marge Margot Mag Marjory Maisy Meta Peggotty Gretchen Mysie Pegeen Mog Gritty \
Maggy Maidie
Maria Mary Marie Miriam Marya | Molly Polly Moll Poll May Mamie Minnie Mimi Moll Marietta Mollie \
Pollie Mae Masha Mally Manya Mair Maisie Marnie Mariette Maureen Moira Ria Marusya Mashenka Mitzi
Marian Marion Marianne | Mary Molly May Nanny
Martha | Patty Matty Mattie Marty Pattie Mat
Martin | Marty Mart
Matilda Mathilda | Tilly Tillie Matty Mattie Maud Tilda Till Patty
Matthew Matthias | Matt Mat Matty
Maurice Morris | Morrie Mo Maury
Maximilian Maxwell Maxim | Max
Mehitabel | Hitty Hetty Mabel
Melissa | Lissa Mel Missy
Michael Michel | Mike Mick Micky Mickey Mikey Misha
Mikhail | Misha Mishka
Mildred Millicent | Milly Millie Mil
Minerva Wilhelmina | Minnie Minny Min Mina Willa Billie Wilma
Montague | Monty Monte
Mortimer | Mort Morty
Nadezhda | Nadya
Natalia Natalie Natalya | Nat Natasha Talia Natty Nattie
Nathaniel Nathan | Nat Nate Natty
Nicholas Nicolas Nikolai Nicolai | Nick Nicky Nicol Nicko Colin Kolya Nikolenka Klaus
Oliver | Noll Ollie Nolly Olly
Olivia | Livy Livvy Liv Libby
Oscar | Ossie
Oswald | Ozzie Oz
Pamela | Pam
Patience | Pat Patty
Patricia | Pat Patty Patsy Tricia Trish Patti
Patrick | Pat Paddy Patsy Pádraig Rick
Paulina Pauline Paula | Polly Paulie
Pelagia Pelageya | Polya Palasha
Penelope | Pen Penny Nelly
Percival Percy | Perce Val Percy
Peregrine | Perry
Peter Pierre Pyotr Piers | Pete Petey Petya Peterkin Petrusha
Philip Phillip Philippe | Phil Pip Flip Pippo Phip
Philippa | Pippa Phil Pip Flip
Phoebe Phebe | Pheeb
Phyllis | Phyl
Priscilla | Prissy Cilla Priss Sissy Prue
Prudence | Prue Pru
Rachel | Rae Ray Rachie Shelly
Ralph Raphael Randolph | Rafe Raff Rolf Randy Ralphie
Raymond | Ray
Rebecca Rebekah | Becky Becca Bec Beckie Reba
Reginald | Reg Reggie Rex Reggy Rennie
Reuben | Rube Ben
Richard | Dick Dickie Dicky Rick Ricky Richie Dickon Hick Diccon
Robert Rupert | Bob Bobby Rob Robin Robbie Bobbie Robby Bert Bertie Rab Rabbie Dob Hob
Roderick Rodion | Rod Roddy Rodya
Roger | Hodge Rodge
Roland Rowland | Rollo Rolly Rowley Roly
Ronald | Ron Ronnie Ronny
Rosa Rose Rosamond Rosalind Rosalie Rosemary Rosanna | Rosie Rosy Roz Rose Rosa Ros
Rosamund | Rosie Roz
Rudolf Rudolph | Rudy Rolf Dolf
Samuel Sampson Samson | Sam Sammy Samivel Sammie
Samantha | Sam Sammy
Sarah Sara | Sally Sal Sadie Sairey Sarey Sallie Sary Zara Sairy
Sebastian | Seb Bastian Baz
Semyon Simeon Simon | Sim Si Simmy Senya Simkin
Serafina Seraphina | Fina
Silas Silvanus Sylvester | Si Sil Sly Vester
Sidney Sydney | Sid Syd
Sofia Sophia Sophie Sofie Sofya | Sonya Sonia Sophy Soph Sophie Sofie Zosia Sonechka
Solomon | Sol Solly Saul
Stanley Stanislaus Stanisław | Stan Stas Staszek Stach
Stephen Steven Stepan | Steve Stevie Steenie Stevy Styopka Styopa
Susan Susanna Susannah Suzanne | Sue Susie Sukey Suky Susy Suzy Sukie Suke Zuzu
Sylvia Silvia | Sylvie Syl
Tabitha | Tabby Tab
Tatiana Tatyana | Tanya Tania Tata
Terence Theresa Teresa | Terry Tess Tessie Tessa Tracy Tessy Resi
Thaddeus | Thad Tad Thady
Theodora | Dora Theo Thea Dory Teddy
Theodore Theodoric | Ted Teddy Theo Dory Teddie
Theophilus | Theo Offy
Thomas | Tom Tommy Tommie Tam Tammas Thom Tomkin
Timothy | Tim Timmy Timmie
Tobias | Toby Tobe
Urban | Urb
Ursula | Ursie Ursy
Valentine | Val
Varvara | Varya Varenka
Vasily | Vasya Vassya Vaska
Veronica | Ronnie Vera
Victor Viktor | Vic Vick Vicky
Victoria | Vicky Vickie Tory Vic Queenie
Vincent | Vin Vince Vinny Vinnie
Violet | Vi Lettie
Virginia | Ginny Ginnie Jinny Virgie Ginger
Vladimir | Volodya Vova
Walter | Wally Walt Wat Watty Wattie
Wilfred Wilfrid | Will Fred Wilf
Wilhelm William | Bill Billy Will Willy Willie Billie Liam Bil Willum Wills
Winifred | Winnie Win Freda Fred Winny Una
Yegor | Yegorushka Yegorka Egorushka
Zachary Zachariah Zacharias Zechariah | Zach Zack Zak Zachy
Zofia | Zosia
""")
