"""Given names and whether women or men bear them: a list of ours, of common knowledge.

English first, with what is met in English fiction of French, German, Italian, Spanish, Irish,
Russian, Polish, Indian and other names. What is a surname more often is left out.
"""

from __future__ import annotations

from audiobook.language.words import split

WOMEN = split("""
    Abby Abigail Ada Addie Adela Adelaide Adele Adeline Adèle Agafya Agatha Agathe Aggie Aglaya
    Agnes Agnieszka Agnès Agrippina Aiko Aileen Aino Aisha Akiko Akua Alba Albertine Aleida
    Alejandra Aleksandra Alena Alexandra Alexandrine Alice Alicia Aliena Alina Aline Alison Alla
    Allegra Allison Alma Althea Alyona Alys Ama Amabel Amaka Amalia Amalie Amanda Amandine Amara
    Amaryllis Amber Amelia Amina Aminta Amparo Amy Amélie Ana Anabel Anastasia Anastasya Anastazja
    Anaïs Anchoret Andrea Andromache Anfisa Angela Angelina Angharad Angélique Anisya Anita Anjali
    Ann Anna Annabel Anne Anneliese Annette Annie Annika Annis Annushka Antigone Antoinette
    Antonia Antonina Anya Aoife Aphra Apolline April Arabel Arabella Araminta Ariadne Ariel Arina
    Arlene Arletta Asha Ashima Ashley Asta Astrid Athena Audrey Augusta Aurelia Aurora Aurore
    Aurélie Autumn Avdotya Avis Ayesha Aziza Babette Barbara Barbary Bathsheba Bea Beata Beatrice
    Beatrix Becky Belinda Bella Belle Bernadette Bernarda Bernice Bertha Beryl Bess Bessie Bessy
    Beth Bethany Bethia Betsey Betsy Bettina Betty Beulah Beverley Bianca Biddy Billie Birgit
    Birgitta Blanca Blanche Blossom Bobbie Bonnie Bożena Breda Brenda Brianna Bridget Brigid
    Brigida Brigitte Briony Britta Bronisława Bronwen Brooke Bryony Bárbara Bérénice Caddy
    Calpurnia Camilla Camille Candace Candida Capucine Caris Carla Carlene Carlotta Carmel Carmela
    Carmen Carmilla Carol Carole Carolina Caroline Carolyn Carrie Cassandra Cassie Catalina
    Catarina Caterina Catharine Catherina Catherine Cathie Cathleen Cathy Catriona Cecelia Cecile
    Cecilia Cecily Celeste Celestine Celia Celina Chantal Charity Charlene Charlie Charlotte
    Charlène Charmaine Charmian Chelsea Cheryl Chiamaka Chiara Chidera Chika Chimamanda Chiyo
    Chloe Chloé Chrissie Christabel Christiana Christina Christine Cicely Cindy Cissy Claire Clara
    Clare Claribel Clarice Clarinda Clarissa Claudia Claudine Clea Clelia Clementina Clementine
    Cleo Cleopatra Cleta Clio Clorinda Clothilde Clotilde Clémence Colette Concepción Concha
    Connie Constance Consuelo Cora Coral Coralie Coraline Cordelia Corinna Corinne Cornelia
    Cosette Cosima Cressida Cristina Crystal Cunegonde Cynthia Cécile Céline Dagmara Dahlia Daisy
    Damaris Daniela Danielle Danuta Daphne Daria Darlene Darya Dawn Deanna Debbie Deborah Dede
    Deepa Deirdre Delfina Delia Delilah Della Delphine Demelza Denise Desdemona Devi Diana Diane
    Dilys Dinah Djuna Dolly Dolores Domenica Dominika Dominique Donatella Donna Dora Dorcas Doreen
    Dorinda Dorine Doris Dorota Dorothea Dorothy Dorothée Dorrit Dot Drusilla Dulcie Dulcinea
    Dunya Désirée Ebba Eda Edda Eden Edie Edina Edith Edna Edwige Effie Eglantine Eileen Eilidh
    Eithne Ekaterina Elaine Eleanor Eleanora Elena Elfrida Eliane Elinor Elinore Elisa Elisabeth
    Elisabetta Elisaveta Elise Elissa Eliza Elizabeth Ella Ellen Ellie Elmira Eloisa Eloise Elsa
    Elsie Elspeth Elva Elvira Elżbieta Emanuela Emerald Emilia Emilie Emily Emma Emmeline Emmie
    Emmy Ena Enid Enriqueta Epifania Eppie Erica Erika Erin Ermina Erminia Erna Ernesta Ernestine
    Esme Esmeralda Esmé Esperanza Estella Estelle Esther Ethel Etta Eudora Eugenia Eugenie Eugénie
    Eulalia Eulalie Eunice Euphemia Euphrasia Eustacia Eva Evadne Evangeline Eve Evelina Eveline
    Evelyn Evgenia Evie Ewa Fabienne Faith Fanni Fannie Fanny Fantine Farah Fatima Fatma Faustine
    Fay Faye Fedora Felicia Felicie Felicity Felicja Felise Fenella Fern Fidelia Fifi Filippa
    Filomena Fiona Fionnuala Flavia Flavie Fleur Flo Flora Florence Floretta Florrie Flossie
    Frances Francesca Franciszka Franziska Françoise Freda Frederica Freya Frieda Friederike
    Fumiko Félicité Gabriela Gabriella Gabrielle Gail Galina Gauri Gemma Geneva Genevieve
    Geneviève Genia Genowefa Georgette Georgia Georgiana Georgie Georgina Geraldine Germaine
    Gertie Gertrude Gervaise Ghislaine Gianna Gilberte Gilda Gillian Gina Ginevra Ginger Ginny
    Giovanna Gisela Gisèle Gita Giulia Giuliana Gladys Glenda Glenna Glenys Glinda Gloria Godiva
    Goneril Grace Grazia Graziella Grażyna Greer Greta Gretchen Grete Griselda Grizel Grusha
    Gudrun Guenevere Guinevere Gussie Gwen Gwendolen Gwendoline Gwendolyn Gwenllian Gwyneth Hagar
    Haidee Hala Halina Hallie Hanako Hanna Hannah Hanne Harriet Harriett Haruko Harumi Hattie
    Hayley Hazel Heather Hebe Hedda Hedvig Hedwig Heidi Helen Helena Helga Heloise Hendrika
    Henrietta Henriette Hephzibah Hepzibah Hermia Hermione Hester Hetty Hilary Hilda Hildegarde
    Hinda Hippolyta Holly Honor Honora Honoria Honorine Hortense Hortensia Huda Hyacinth Hyun-Jung
    Hélène Ianthe Ida Idabelle Ides Ifeoma Ilona Ilse Immacolata Imogen Indira Ines Inez Inga
    Ingrid Inna Inès Iolanthe Iona Iphigenia Irena Irene Irina Iris Irma Isabel Isabella Isabelle
    Isadora Isaura Ismay Isobel Isolde Ita Ivana Ivanka Ivy Iwona Izabela Jacinthe Jacoba
    Jacqueline Jacquetta Jade Jadwiga Jael Jagoda Jaime Jamila Jane Janet Janey Janice Janie
    Janina Jasmine Jaya Jean Jeanette Jeanie Jeanne Jeannette Jemima Jemma Jenna Jennet Jennie
    Jennifer Jenny Jerusha Jess Jessamine Jessamy Jessamyn Jessica Jessie Jewel Jill Jillian Jinny
    Jo Joan Joanna Joanne Joasia Jocasta Jocelyn Jodie Johanna Jolanta Jolene Josefa Josefina
    Josepha Josephina Josephine Josie Joséphine Joy Joyce Joëlle Juana Juanita Judit Judith Judy
    Julia Juliana Julianne Julie Juliet Julietta Juliette Justina Justine Justyna Jutta Kaede
    Kamala Kambili Kamila Kara Karen Karin Karolina Kasia Kat Katarina Katarzyna Kate Katerina
    Katharine Kathe Katherina Katherine Kathleen Kathrine Kathryn Kathy Katie Katinka Katrina
    Katrine Katusha Katya Katyusha Kavita Kay Keiko Kelly Kendra Kerry Keturah Kezia Kiki Kim
    Kimberly Kinga Kirsten Kirsty Kit Kittie Kitty Klara Klavdia Kristen Kristin Kristina Krystyna
    Ksenia Kseniya Kyra Käthe Lada Laetitia Laila Lakshmi Lalage Lana Lara Laraine Larisa Larissa
    Lata Latifa Laura Laure Laurel Lauren Lauretta Laurie Lavender Lavinia Lea Leah Leandra Leanne
    Leela Leila Lelia Lena Leni Lenore Leocadia Leonie Leonora Leontine Leora Lesley Leta Leticia
    Letitia Lettice Lettie Letty Leyla Li-Hua Lia Libby Liddy Lidia Liesl Lila Lilac Lili Lilia
    Lilian Lilias Lilith Lilla Lillah Lillian Lillie Lilly Lily Linda Linnet Lisa Lisabeth Lisbeth
    Lise Lisette Liv Livia Livvy Liza Lizaveta Lizzie Lizzy Lois Lola Lolita Lorelei Lorena
    Loretta Lorinda Lorna Lorraine Lotta Lotte Lottie Lotty Lou Louie Louisa Louise Lu Lucasta
    Luce Lucetta Lucette Lucia Luciana Lucie Lucienne Lucilla Lucille Lucinda Lucrece Lucretia
    Lucrezia Lucy Lucyna Ludmila Ludmilla Ludwika Luella Luisa Luise Lula Lulu Luna Luz Lyddy
    Lydia Lynda Lynette Lynn Lynne Lyra Lyubov Lyudmila Léa Léonide Léonie Mab Mabel Maddalena
    Maddy Madelaine Madeleine Madeline Madelon Madelyn Madge Mae Maeve Mafalda Magda Magdalen
    Magdalena Magdalene Maggie Maggy Magnolia Mahala Mahalia Maidie Maimie Maire Mairi Maisie
    Malvina Mameha Mamie Mandy Manon Manuela Marcela Marceline Marcella Marcia Marcie Marfa
    Margaret Margareta Margarethe Margaretta Margarita Margaux Marge Margery Margherita Margie
    Margo Margot Margret Marguerite Maria Mariam Mariamne Marian Mariana Mariandel Marianne Marie
    Mariel Mariella Marietta Mariette Marigold Marika Mariko Marilla Marilyn Marina Marion
    Mariquita Marisa Marisol Marjorie Marjory Marlena Marlene Marsha Marta Martha Marthe Martine
    Maruja Marusya Mary Marya Maryam Maryann Maryanne Maryse Marzena Masha Mathilda Mathilde
    Matilda Matryona Mattie Matty Maud Maude Maudie Maureen Mavis Maxine May Maya Maysie Mazie
    Małgorzata Medea Medora Meera Meg Megan Mehetabel Mehitabel Mei Mei-Ling Melanie Melinda
    Melissa Melody Melusine Mena Mercedes Mercia Mercy Meredith Merle Meta Mia Michaela Michaele
    Michelle Michiko Midge Miep Mignon Miki Mila Mildred Milla Millicent Millie Milly Mimi Mina
    Minerva Minna Minnie Mira Mirabel Mirabell Mirah Miranda Mireille Mirela Mireya Miriam
    Mirosława Misaki Misako Missy Mitzi Modesta Modesty Moira Mollie Molly Mona Monica Monika
    Monique Montserrat Morag Morgana Morna Morwenna Moyra Muriel Myra Myrna Myrtle Mysie Mélanie
    Mélisande Nada Nadezhda Nadia Nadine Nadira Nadja Naira Nan Nana Nance Nancy Nandini Nanette
    Nannie Nanny Nao Naomi Narcissa Nastasia Nastasya Nastya Natalia Natalie Natalka Natalya
    Natasha Nathalie Natividad Nazneen Nell Nelle Nellie Nelly Nerissa Nesta Netta Nettie Ngaio
    Ngozi Niamh Nicky Nicola Nicole Nicoletta Nicolette Nieves Nika Nikki Nilufar Nina Ninon Nita
    Nkechi Noelle Nola Noor Nora Norah Noreen Norma Novella Noémi Noémie Nuala Nuria Nydia Octavia
    Océane Oddny Odette Odile Oenone Ofelia Oksana Ola Olena Olenka Olesya Olga Olive Olivia
    Oluchi Olwen Olympe Olympia Oona Opal Ophelia Oriana Oriel Orla Ottilie Ottoline Padma Paige
    Palma Paloma Pam Pamela Pamina Pandora Pansy Parthenope Parvati Pascale Patience Patricia
    Patrycja Patsy Patti Patty Paula Paulette Paulina Pauline Paulita Pearl Pecola Pegeen Peggy
    Pelageya Pelagia Pen Penelope Penny Pepita Perdita Perpetua Persis Petra Petronella Petula
    Phebe Philippa Phillida Philomel Philomena Phoebe Phyllida Phyllis Pia Pilar Pippa Piroska
    Pleasant Polina Polly Pooja Poppy Portia Posy Praskovya Priscilla Prissy Priya Priyanka
    Prudence Prue Prunella Psyche Pénélope Queenie Quita Rachel Rachelle Radha Rae Rahel Raina
    Raisa Ramona Rani Raquel Ravenna Raya Reba Rebecca Rebekah Regan Regina Regine Reina Rena
    Renata Renate Rene Renée Reynalda Rhea Rhiannon Rhoda Rica Rimma Rina Rita Roberta Robyn
    Roisin Rolanda Romola Rona Ronja Rosa Rosalba Rosaleen Rosalia Rosalie Rosalina Rosalind
    Rosalinda Rosaline Rosalyn Rosamond Rosamund Rosanna Rosario Rose Rosella Rosemary Rosemonde
    Rosetta Rosie Rosina Rosine Rosita Roslyn Rosy Rowena Roxana Roxane Roxanne Roxy Ruby Rue
    Rufina Rukmini Ruth Sabina Sabine Sabra Sabrina Sadie Saffron Sakura Salammbo Sally Salma
    Salome Salomé Samantha Samira Sandra Sandrine Saoirse Sara Sarah Saskia Savitri Sayuri
    Scarlett Selina Serafina Seraphina Seraphine Serena Sethe Shanti Sharlee Sharon Sheba Sheila
    Shelagh Shelley Sheryl Shirin Shirley Sia Sibyl Sibylla Sidonie Sidony Sieglinde Signe Sigrid
    Silvia Silvie Simone Simonetta Sinéad Siobhan Siri Sissy Sita Sofia Sofie Sofya Solange
    Soledad Solveig Solène Sondra Sonia Sonya Soo-Jin Sophia Sophie Sophronia Sophy Soraya Sorcha
    Stacey Stasia Steffi Stella Stephanie Sue Sukey Sukie Suky Sunita Sunja Sunniva Susan Susanna
    Susannah Sushila Susie Susy Suzanne Suzette Svea Sveta Svetlana Sybil Sybilla Sydney Sylvaine
    Sylvia Sylvie Sylwia Tabitha Taisia Tallulah Tamar Tamara Tammy Tania Tansy Tanya Tara Tatiana
    Tatjana Tatyana Tekla Temperance Teresa Terese Teresina Tess Tessa Tessie Thalia Thea Thecla
    Thelma Theodora Theodosia Theresa Thisbe Thomasin Thomasina Thora Thyrza Thérèse Tibby Tiffany
    Tilda Tillie Tilly Tina Titania Toinette Tonia Topsy Tosca Totty Tracey Tracy Trilby Trina
    Trix Trixie Trudie Trudy Tryphena Tuppence Ulla Ulrica Ulrike Uma Una Undine Urania Ursa
    Ursula Urszula Usha Val Valborg Valentia Valentina Valentine Valeria Valerie Valeska Valli
    Valérie Vanessa Vanna Varenka Varvara Varya Vashti Vasilisa Velma Venetia Vera Verena Veronica
    Veronika Vesta Vicky Victoria Vida Vilma Vinnie Viola Violet Virginia Virginie Virna Vita
    Vittoria Viva Vivian Viviana Viviane Vivienne Véronique Wanda Wanita Wenda Wendy Weronika
    Wiesława Wilhelmina Wilhelmine Willa Wilma Winifred Winnie Winona Wioletta Wynne Xanthe Xenia
    Ximena Xiu Yaa Yan Yana Yasmin Yasmina Yelena Ying Yoko Yolanda Yolande Yoshiko Ysabel Yseult
    Yuki Yulia Yumi Yvette Yvonne Zahra Zaida Zainab Zana Zanna Zara Zaynab Zelda Zelia Zena
    Zenobia Zerlina Zeynep Zillah Zilpah Zinaida Zita Zoe Zofia Zola Zora Zoraida Zosia Zoya Zoé
    Zulaika Zuleika Zuleikha Zuzanna Zélie Ángela Ánna Élise Élodie Éloïse Éléonore Émilie Żaneta
""")

MEN = split("""
    Aaron Abdul Abdullah Abe Abel Abner Abraham Absalom Achille Achilles Adalbert Adam Adolf
    Adolph Adolphe Adolphus Adrian Aeneas Afanasy Agamemnon Ahmed Aidan Aimé Akira Aksel Al
    Aladdin Alain Alan Alaric Alasdair Alastair Alban Alberic Albert Alberto Albin Alcide Aldo
    Aldous Alec Aleck Alejandro Aleksander Aleksandr Aleksei Aleksey Alessandro Alex Alexander
    Alexandr Alexandre Alexei Alexey Alexis Alf Alfie Alfonso Alfred Alfredo Alger Algernon Ali
    Alick Alistair Allan Allen Almeric Alonso Alonzo Aloysius Alphonse Alphonso Alvah Alvaro Alvin
    Alyosha Alyoshka Amadeo Amadeus Ambrose Ambrosio Americo Amias Amiel Amit Amory Amos Amyas
    Anand Anastasio Anatole Anatoly Andre Andreas Andrei Andres Andrew Andrey Andrzej André Andrés
    Andy Angel Angelo Angus Anil Ansel Anselm Anselme Anson Antal Anthelm Anthony Antipas Antoine
    Anton Antoni Antonio Antony Apollon Aram Archibald Archie Archy Aristide Aristotle Arjun
    Arkady Armand Armando Armin Arne Arno Arnold Arrigo Arseny Art Artem Artemus Arthur Artie
    Artur Arturo Asa Asher Ashley Ashok Athanasius Athelstan Athos Attila Auberon Aubrey August
    Auguste Augustin Augustine Augustus Aurel Aurelian Aurelio Austin Avery Axel Azariah Aziz
    Balthasar Balthazar Baptist Baptiste Bardolph Barnabas Barnaby Barnabé Barney Barrett Barry
    Bart Bartek Barth Bartholomew Barthélemy Bartley Bartoldi Bartolomeo Bartosz Basil Basile
    Basilio Bastien Beaumont Bela Ben Ben-Hur Benedick Benedict Beniamino Benito Benjamin Benjy
    Bennet Bennie Benny Benoît Beppo Berkeley Bernard Bernardo Bernhard Bernie Bert Bertie Bertram
    Bertrand Bevis Bilal Bill Billy Bjorn Björn Blaise Blake Boaz Bob Bobbie Bobby Bogdan Bolesław
    Bonaventure Boniface Boris Brad Bradford Bradley Bram Brandon Brendan Brent Brett Brian Brock
    Bruce Bruno Bryan Bryce Bud Buddy Burt Byron Błażej Caleb Callum Calvert Calvin Cameron
    Camillo Caradoc Carey Carl Carlo Carlos Carlyle Caspar Casper Cassian Cassio Cassius Cathal
    Cato Cecil Cedric Cezary Chad Chandler Charles Charley Charlie Chas Chauncey Chester Chet
    Chinua Chris Christian Christoph Christophe Christopher Christy Chuck Ciaran Clarence Clark
    Claud Claude Claudio Claudius Claus Clay Clayton Clem Clemens Clement Cleveland Clifford
    Clifton Clint Clinton Clive Clym Clément Colbert Coleman Colin Colm Conn Connell Connor Conor
    Conrad Constantin Constantine Corey Cormac Cornelio Cornelius Cory Cosimo Cosmo Courtenay
    Craig Crispin Cristóbal Curtis Cuthbert Cyprian Cyrano Cyriac Cyril Cyrus Czesław Cédric
    Daedalus Dai Damian Damien Damon Dan Daniel Danila Danny Dante Darby Darius Dariusz Darrell
    Darren Darryl Dave Davey David Davie Davy Dawid Dean Declan Deepak Demetrius Demyan Denis
    Deniska Dennis Denys Derek Dermot Dermott Derrick Deryck Desmond Devlin Dexter Diarmid Dick
    Didier Diego Dieter Dietrich Digby Diggory Dima Dimitri Dingo Dinsdale Dion Dirk Dmitri Dmitry
    Domenico Dominic Dominik Dominique Don Donal Donald Donny Donovan Dorian Doug Dougal Douglas
    Drew Dudley Dugald Duncan Dunstan Dustin Dwayne Dwight Dylan Eamon Earl Earle Earnest Eben
    Ebenezer Eberhard Ed Eddie Eddy Edgar Edgardo Edison Edmond Edmund Edouard Eduard Eduardo
    Edward Edwin Edwy Efim Efrem Egbert Egon Egor Einar Eino Eldon Eleazar Eli Elias Eliezer
    Elijah Eliphalet Elisha Ellery Elliot Elliott Ellis Elmer Elmo Elroy Elvis Emanuel Emeka
    Emelyan Emerson Emery Emil Emilio Emlyn Emmanuel Emmet Emmett Emre Endymion Enoch Enos Enrico
    Enrique Ephraim Erasmus Erastus Erhard Eric Erich Erik Ermolai Ernest Ernesto Ernie Ernst
    Errol Ervin Erwin Eryk Esau Esteban Ethan Ethelbert Ethelred Ettore Euan Eugene Eugenio Eugène
    Euripides Eustace Evan Evander Evelyn Everard Everett Evgeny Ewan Ewart Ezekiel Ezra Fabian
    Fabien Fabio Fabrice Fabrizio Faisal Farid Feargus Federico Fedya Felipe Felix Ferdinand
    Ferdinando Ferenc Fergal Fergus Fernand Fernando Fidel Filip Filippo Finbar Fingal Finlay
    Finley Finn Fionn Firmin Fitzgerald Fitzroy Flavio Fletcher Florent Florestan Florian Floyd
    Folke Foma Forrest Foster Francesco Francis Francisco Franciszek Franco Frank Frankie Franklin
    Franklyn Frantz Franz François Fraser Fred Freddie Freddy Frederic Frederick Frederico Freeman
    Fridolin Friedrich Fritz Frédéric Fulbert Fulke Fyodor Félix Gabe Gabriel Gabriello Galahad
    Galen Gamaliel Gareth Garrett Garry Garth Garvin Gary Gaspar Gaspard Gaston Gauthier Gavin
    Gavrila Gawain Gene Gennady Gennaro Geoff Geoffrey Geordie Georg George Georges Georgie Georgy
    Geraint Gerald Gerard Gerhard Germain Gerrit Gerry Gervase Giacomo Gian Gianni Gideon Gil
    Gilbert Giles Gilles Gino Giorgio Giovanni Giuliano Giulio Giuseppe Gleb Glen Glenn Glyn
    Godfrey Godwin Gogol Gonzalo Gordon Gottfried Gottlieb Graham Grant Granville Greg Gregg
    Gregor Gregorio Gregory Greville Griffith Grigory Grisha Grzegorz Grégoire Guido Guillaume
    Guillermo Guiseppe Gunnar Gunther Gus Gustav Gustave Gustavo Gustavus Gustaw Guy Gwilym Gérald
    Gérard Günther Hadrian Hakon Hal Hamish Hamlet Hamza Hank Hannibal Hans Hao Harald Hari Harold
    Harry Hartley Haruki Harvey Hassan Hayden Haydn Heathcliff Hector Heinrich Helge Helmut
    Hendrik Henri Henry Henryk Herbert Hercule Hereward Herman Hermann Hernando Hervé Hew Heywood
    Hezekiah Hideo Hieronymus Hilary Hilton Hippolyte Hiram Hiroshi Hjalmar Hobart Holden Homer
    Honoré Horace Horatio Hosea Howard Hubert Huck Huckleberry Huey Hugh Hughie Hugo Hugues
    Humphrey Hyacinthe Hyman Hywel Iago Iain Ian Ibrahim Icarus Ichiro Idris Ifor Ignacio Ignat
    Ignatius Ignatz Igor Ike Ikey Ilya Ilyusha Immanuel Ingmar Ingram Inigo Innokenty Ippolit Ira
    Ireneusz Irvin Irving Irwin Isaac Isaiah Isak Ishmael Isidor Isidore Ismael Israel Istvan Ivan
    Ivanhoe Iver Ivo Ivor Iván Izaak Jabe Jabez Jacek Jack Jackie Jacky Jacob Jacques Jago Jaime
    Jairus Jake Jakob Jakub Jamal James Jamesie Jamie Jan Janek Janos Janusz Japhet Jared Jarek
    Jarosław Jarvis Jas Jason Jasper Javier Jeames Jean-Claude Jean-Paul Jean-Pierre Jed Jedediah
    Jeff Jefferson Jeffrey Jeffry Jehoshaphat Jem Jemmy Jephson Jephthah Jered Jeremiah Jeremy
    Jermaine Jerome Jeronimo Jerry Jerzy Jess Jesse Jethro Jian Jim Jimmy Jiro Jo Joab Joachim
    Joao Joaquin Jocelyn Jochen Jock Jodie Joe Joel Joey Johan Johann Johannes John Johnnie Johnny
    Jolyon Jomo Jon Jonah Jonas Jonathan Jonty Joost Jordan Jorge Jorgen Jos Josef Joseph Josephus
    Josh Joshua Josiah Joss José Jotham Jovan João Joël Juan Jud Judah Judd Jude Judson Jules
    Julian Julien Julius Jurgen Juri Justin Justinian Justus Jérémie Jérôme Józef Jürgen Jędrzej
    Kacper Kajetan Kamil Karel Karim Karl Karol Karsten Kaspar Kay Kazimierz Kazuo Keir Keith
    Kelvin Ken Kenelm Kenji Kenneth Kenny Kent Kenzo Kerr Kevin Khalid Kieran Kim Kingsley Kirby
    Kirill Kirk Kiruha Kit Klaus Knut Kofi Kolya Konrad Konrád Konstantin Konstanty Kostya Krishna
    Kristian Krzysztof Kurt Kuzma Kwame Kyle Laban Lafcadio Lajos Lambert Lance Lancelot Lanny
    Larry Lars Laszlo Laurence Laurent Laurenz Laurie Lauritz Lawrence Lawrie Layton Lazar Lazarus
    Leander Leandro Lech Lee Leif Leigh Lemuel Len Lennie Lennox Lenny Leo Leofric Leon Leonard
    Leonardo Leonhard Leonid Leonidas Leopold Leopoldo Leroy Leslie Lester Leszek Lev Levi Lew
    Lewis Lex Liam Lije Lincoln Lindsay Linus Lionel Llewellyn Llewelyn Lloyd Lodovico Logan
    Lonnie Loren Lorenzo Lorne Lothair Lothar Lou Louis Lovell Lowell Loïc Lubin Luc Luca Lucas
    Lucian Luciano Lucien Lucio Lucius Ludwig Ludwik Luigi Luis Luka Lukas Luke Luther Lyle Lyman
    Lyndon Lysander Léon Léonard Léopold Mac Macbeth Macduff Maciej Mack Maddox Madoc Magnus
    Mahmoud Mahmud Makar Maksim Malachi Malachy Malcolm Mallory Malvolio Manfred Manny Manoel
    Manolo Mansfield Manuel Marc Marcel Marcello Marcellus Marcelo Marcin Marco Marcos Marcus
    Marek Marian Mariano Mario Marius Mariusz Mark Marmaduke Marshall Martial Martin Marty Martyn
    Marvin Masao Mason Massimo Mateusz Mathieu Mathis Matt Matteo Matthew Matthias Matthieu Matty
    Matvei Matvey Maurice Maurizio Mauro Maury Max Maxence Maxim Maxime Maximilian Maximus Maxwell
    Maynard Mehmet Melchior Melchisedec Melville Melvin Mercutio Meredith Merle Merlin Merton
    Mervyn Meyer Micah Michael Michał Michel Mick Mickey Micky Mieczysław Miguel Mihail Mihailo
    Mikael Mike Mikhail Miklos Mikolai Mikołaj Milan Milburn Miles Milo Milton Ming Minoru
    Mirosław Mischa Misha Mitch Mitchell Mitka Mitya Moe Mohammed Mohan Moisey Montagu Montague
    Monty Mordecai Morgan Moritz Morley Morris Mort Mortimer Morton Mose Moses Mungo Murdo Murdoch
    Murtagh Mustafa Myles Myron Mártin Naoki Narcissus Nasser Nat Nate Nathan Nathanael Nathaniel
    Neal Ned Nehemiah Neil Nello Nelson Nemo Nestor Neville Newland Newton Niall Niccolo Nicholai
    Nicholas Nick Nicky Nicolai Nicolas Niels Nigel Nikhil Nikita Nikolai Nikolay Nils Noah Noam
    Noel Nolan Norbert Norman Northrop Nowell Noé Noël Obadiah Oberon Obi Octave Octavian Octavio
    Octavius Oded Odysseus Okonkwo Olaf Olav Ole Oleg Oliver Olivero Olivier Ollie Olly Omar Oran
    Oren Orestes Orlando Ormond Orsino Orson Orville Osbert Oscar Osgood Oskar Osman Osmond Osric
    Ossian Ostap Oswald Othello Otis Ottavio Otto Ottokar Owain Owen Ozias Pablo Paco Paddy
    Padraig Pandarus Panteley Paolo Parfyon Parsifal Partha Pascal Pasha Pat Patrice Patrick
    Patryk Patsy Paul Pavel Pavlo Pawel Paweł Pearce Pedro Pelham Pepe Percival Percy Peredur
    Peregrine Pericles Perry Perseus Petar Pete Peter Peterkin Petr Petro Petros Petruchio Petrus
    Petya Phelim Phelps Phil Phileas Philibert Philip Philippe Phillip Phineas Phinehas Pico
    Pierce Pierre Piers Piet Pieter Pietro Piotr Pip Pius Platon Polonius Pompey Porfiry Prakash
    Preston Priam Prosper Prospero Przemysław Ptolemy Pyotr Quentin Quincy Quinn Quintin Quintus
    Rab Rabbie Radosław Rafael Rafaelle Rafał Rafe Raffaello Ragnar Rahul Rainer Raj Rajan Rajesh
    Raleigh Ralf Ralph Ramesh Ramiro Ramon Ramsay Ramón Randal Randall Randolph Randy Ranjit Raoul
    Raphael Raphe Rashid Rasmus Raul Ravi Ray Raymond Raymund Rayner Raúl Redmond Reg Reggie
    Reginald Reinhard Reinhold Renaldo Renato René Reuben Rex Reynard Reynold Rhett Rhys Ricardo
    Riccardo Richard Richie Rick Ricky Riley Rinaldo Ringo Roald Rob Robbie Robbin Robert Roberto
    Robin Rocco Roch Roddy Roderic Roderick Roderigo Rodion Rodney Rodolfo Rodolphe Rodrigo
    Rogelio Roger Roland Rolf Rollo Rolly Romain Roman Romeo Romulus Ron Ronald Ronnie Rory Roscoe
    Ross Rowland Rowley Roy Royce Ruben Rubin Rudi Rudolf Rudolph Rudy Rufe Rufus Ruggiero Rupert
    Rurik Ruslan Russell Rutherford Ryan Ryszard Régis Rémi Sacha Sacheverell Sajid Salim Salvador
    Salvatore Sam Samir Sammy Sampson Samson Samuel Sancho Sandor Sandro Sandy Sanford Sanjay
    Santiago Sasha Satoshi Saturnin Saul Savva Schuyler Scipio Scott Seamus Sean Sebastian Semyon
    Septimus Serafin Serge Sergei Sergey Sergio Sergius Seryozha Seth Seumas Seymour Shadrach
    Shane Shaun Sheldon Shem Sheridan Sherlock Sherman Sherwood Shigeru Shylock Si Sid Siddhartha
    Sidney Siegfried Siegmund Sigismund Sigmund Sigurd Silas Silvanus Silverio Silvester Silvio
    Simeon Simon Simpkin Sinclair Slava Sol Solly Solomon Somerset Spencer Spiro Stach Stan
    Stanislaus Stanislav Stanisław Stanley Stas Staszek Stavros Stefan Steffen Sten Stepan Stephan
    Stephano Stephen Steve Steven Stevie Stewart Stiva Stuart Styopka Sumner Suresh Sven Svend
    Swithin Syd Sydney Sylvain Sylvanus Sylvester Sylvestre Szymon Sébastien Sławomir Tadeusz
    Taffy Takashi Takeshi Tam Tancred Tancredi Taras Tariq Taro Tarquin Tarzan Ted Teddy
    Telemachus Terence Terrence Terry Tertius Tetsuo Tex Thad Thaddeus Theo Theobald Theodor
    Theodore Theodoric Theophile Theophilus Theseus Thibaud Thibault Thibaut Thierry Thomas Thorin
    Thornton Thurston Théo Théodore Théophile Tib Tiberius Tibor Tikhon Tim Timmy Timofei Timothy
    Timur Tito Titus Tobias Toby Tod Todd Tolliver Tom Tomas Tomaso Tomasz Tomek Tommaso Tommy
    Tomás Tony Torquil Toru Toussaint Travers Travis Trent Trevor Tristan Tristram Trofim Tully
    Tunde Turlough Tybalt Tyler Tyrone Tyson Ugo Ulf Ulick Ulric Ulrich Ulysses Urb Urbain Urban
    Uriah Urias Uriel Vadim Val Valentin Valera Valery Valère Vance Vanya Vasily Vaslav Vassily
    Vassya Vasya Vaughan Vaughn Vere Vergil Vernon Vic Vicente Victor Victorien Vidal Vijay Vikram
    Viktor Viljo Vince Vincent Vinod Virgil Virgilio Vitaly Vito Vittorio Vivian Vivien Vlad
    Vladimir Vladislav Volodya Vsevolod Vyacheslav Wacław Waldemar Waldo Wallace Wally Walt Walter
    Warner Warren Warwick Wat Watty Wayne Wei Wendell Werner Wesley Wiktor Wilbur Wiley Wilfred
    Wilfrid Wilhelm Wilkie Will Willard Willem Willi William Willie Willis Willy Wilmot Wim
    Winfield Winston Winthrop Witold Wojciech Wolfgang Woodrow Wyatt Wylie Wyndham Wystan
    Władysław Xan Xavier Xerxes Yakov Yale Yancey Yann Yannick Yaroslav Yefim Yegor Yegorushka
    Yehuda Yevgeny Yorick Yoshi Youssef Yuri Yury Yusef Yusuf Yusuke Yves Yvon Zach Zachariah
    Zacharias Zachary Zadok Zafar Zakhar Zane Zbigniew Zdzisław Zebedee Zebulon Zechariah Zed Zeke
    Zeno Zenon Zephaniah Zhenya Ziggy Zoltan Zygmunt Édgar Édouard Émile Émilien Étienne Łukasz
""")
