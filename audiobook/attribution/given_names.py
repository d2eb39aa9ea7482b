"""Given names and whether women or men bear them; a list of ours, English, French and Slavic."""

from __future__ import annotations

from audiobook.story import Gender

_FEMALE = """
    Abigail Ada Adela Adelaide Adele Adèle Agafya Agatha Agathe Agnes Agnieszka Aileen Aisha
    Aleksandra Alexandra Alice Alicia Alina Aline Alla Alma Alyona Amanda Amber Amelia Amélie
    Amy Ana Anaïs Anastasia Anastazja Andrea Angela Angelina Angélique Anita Ann Anna Annabel
    Anne Annette Annie Antoinette Antonia Apolline April Arabella Ashley Audrey Augusta Aurélie
    Aurore Autumn Barbara Bárbara Beata Beatrice Becky Belinda Bella Bérénice Bernadette Bertha
    Bess Bessie Beth Betsey Betsy Betty Bianca Blanche Bożena Brenda Brianna Bridget Brigitte
    Bronisława Brooke Camilla Camille Capucine Carmen Carol Caroline Carolyn Cassandra Catherine
    Cathy Cécile Cecilia Celia Céline Charlène Charlotte Chelsea Cheryl Chloe Chloé Christina
    Christine Claire Clara Clare Clarissa Claudia Clémence Clothilde Clotilde Colette Constance
    Cora Coralie Cordelia Corinne Crystal Cynthia Dagmara Daisy Danuta Daphne Daria Darya Dawn
    Debbie Deborah Delia Delphine Denise Diana Diane Dinah Dolly Dominika Dominique Donna Dora
    Doris Dorota Dorothea Dorothy Dunya Edith Edna Edwige Effie Eileen Ekaterina Elaine Eleanor
    Elena Éléonore Elinor Elisabeth Elise Élise Eliza Elizabeth Ella Ellen Élodie Éloïse Elsa
    Elsie Elvira Elżbieta Emilia Emilie Émilie Emily Emma Emmeline Erica Erin Ernestine Estella
    Estelle Esther Ethel Eugenia Eugénie Eva Eve Evelina Eveline Evgenia Ewa Fabienne Faith
    Fanny Fatima Faustine Felicia Felicja Fiona Flavie Flora Florence Frances Franciszka
    Françoise Frederica Gabriela Gabrielle Gail Galina Gemma Genevieve Geneviève Genowefa
    Georgiana Georgina Geraldine Gertrude Ghislaine Gina Gladys Gloria Grace Grażyna Greta
    Gretchen Gwendolen Halina Hanna Hannah Harriet Hattie Hayley Hazel Heather Hedwig Heidi
    Helen Helena Hélène Helga Henrietta Hester Hilda Holly Hortense Ida Ilona Imogen Inès Inga
    Ingrid Inna Irena Irene Irina Iris Isabel Isabella Isabelle Ivy Iwona Izabela Jacinthe
    Jacqueline Jade Jadwiga Jagoda Jane Janet Janina Jasmine Jean Jeanne Jeannette Jemima
    Jennifer Jenny Jessica Jessie Jill Jo Joan Joanna Joasia Jodie Joëlle Jolanta Josephine
    Joséphine Joyce Judith Judy Julia Julie Juliet Juliette Justine Justyna Kamila Kara Karen
    Karolina Kasia Katarzyna Kate Katharine Katherine Kathleen Katie Katya Kelly Kim Kimberly
    Kinga Kitty Klara Klavdia Krystyna Ksenia Kseniya Lada Laetitia Lara Larisa Laura Laure
    Lauren Lavinia Lea Léa Leah Leanne Lena Léonie Leonora Letitia Lidia Lilian Lillian Lily
    Linda Lisa Lise Livia Liza Lizzie Lizzy Lois Lola Lorna Lorraine Lottie Louisa Louise
    Lucette Lucia Lucie Lucille Lucy Lucyna Ludmila Ludwika Lydia Lynn Lyubov Lyudmila Mabel
    Maddalena Madeleine Madge Maeve Magda Magdalena Maggie Maisie Małgorzata Mamie Mandy Manon
    Manuela Marceline Marfa Margaret Margarita Margery Margot Marguerite Maria Marian Marianne
    Marie Marina Marion Marjorie Marta Martha Martine Mary Maryanne Maryse Marzena Masha
    Mathilde Matilda Matryona Maud Maude Maureen May Maya Meg Megan Melissa Mercy Mia Michelle
    Mila Mildred Millicent Minnie Miranda Mireille Miriam Mirosława Moira Molly Monica Monika
    Monique Muriel Myra Nadezhda Nadia Nadine Nancy Naomi Nastasya Nastya Natalia Natalie
    Natalka Natalya Natasha Nathalie Nell Nellie Nelly Nicola Nicole Nika Nina Ninon Noémie Nora
    Océane Odette Odile Oksana Ola Olga Olive Olivia Olympia Ophelia Paige Pamela Pansy Pascale
    Patience Patricia Patrycja Paula Pauline Pearl Peggy Pelageya Penelope Pénélope Phoebe
    Phyllis Polina Polly Poppy Praskovya Prudence Rachel Raisa Raya Rebecca Regina Renata Renée
    Rhoda Rimma Rita Roberta Robyn Rosa Rosalie Rosalind Rosalyn Rosamond Rose Rosemary Rosie
    Rosine Roxana Ruby Ruth Sabina Sabine Sabrina Sadie Sally Samantha Sandra Sandrine Sara
    Sarah Selina Serena Sharon Sheila Shirley Sibyl Silvia Simone Siobhan Sissy Sofia Sofie
    Solange Solène Sonia Sonya Sophia Sophie Stacey Stella Stephanie Sue Susan Susanna Suzanne
    Sveta Svetlana Sybil Sylvaine Sylvia Sylvie Sylwia Tamara Tania Tanya Tara Tatiana Tatyana
    Teresa Tess Theodora Theresa Thérèse Tilly Tina Tracy Trudy Ursula Urszula Valentina
    Valentine Valeria Valerie Valérie Vanessa Varvara Vasilisa Vera Veronica Veronika Véronique
    Victoria Viola Violet Virginia Virginie Vivian Viviane Wanda Wendy Weronika Wiesława
    Wilhelmina Winifred Winnie Wioletta Yana Yelena Yulia Yvette Yvonne Żaneta Zara Zélie
    Zinaida Zoe Zoé Zofia Zosia Zoya Zuzanna
"""

_MALE = """
    Aaron Abel Abraham Adam Adolf Adrian Afanasy Ahmed Aimé Alain Alan Albert Alec Aleksander
    Aleksandr Aleksei Alex Alexander Alexandre Alexei Alexey Alexis Alfred Algernon Ali Alistair
    Allan Allen Alphonse Alyosha Ambrose Amos Anatole Anatoly Andre André Andrei Andrew Andrey
    Andrzej Angus Anselme Anthony Antoine Anton Antoni Archibald Archie Aristide Arkady Armand
    Arnold Arseny Artem Arthur Artur Ashley Aubrey August Auguste Augustin Augustus Austin
    Baptiste Barnaby Barry Bartek Barthélemy Bartholomew Bartosz Basil Basile Bastien Ben
    Benedict Benjamin Benoît Bernard Bert Bertram Bill Billy Blaise Blake Błażej Bob Bobby
    Bogdan Bolesław Boris Bradley Brendan Brett Brian Bruce Bruno Callum Calvin Carl Cecil
    Cedric Cédric Cezary Charles Charley Charlie Chris Christian Christophe Christopher Claude
    Clement Clément Clifford Clive Colin Colm Connor Conrad Craig Cyril Czesław Damian Damien
    Dan Daniel Danila Danny Dariusz Darren Dave David Dawid Dean Demyan Denis Dennis Derek
    Desmond Dick Didier Dima Dmitri Dmitry Dominic Dominik Dominique Donald Douglas Drew Duncan
    Dustin Dylan Ebenezer Ed Eddie Edgar Édgar Edmond Edmund Edouard Édouard Edward Edwin Efim
    Egor Elias Elijah Elliot Elliott Emil Émile Émilien Emmanuel Enoch Enrico Eric Ernest Eryk
    Ethan Étienne Eugene Eugène Eustace Evan Evgeny Ewan Ezra Fabien Fabrice Felix Félix
    Ferdinand Fergus Filip Finley Finn Firmin Florent Florian Foma Francis Francisco Franciszek
    François Frank Frantz Franz Fred Freddie Frederic Frédéric Frederick Fritz Fyodor Gabriel
    Gareth Gary Gaspard Gaston Gauthier Gavin Gavrila Gennady Geoffrey George Georges Georgy
    Gerald Gérald Gerard Gérard Germain Gilbert Giles Gilles Gleb Godfrey Gordon Graham Gregg
    Grégoire Gregor Gregory Grigory Grisha Grzegorz Guillaume Gustave Gustaw Guy Hans Harold
    Harry Harvey Hassan Hector Henri Henry Henryk Herbert Herman Hervé Hippolyte Honoré Horace
    Howard Hubert Hugh Hugo Hugues Humphrey Ian Ibrahim Ignat Igor Ilya Ilyusha Innokenty Ira
    Ireneusz Isaac Isaiah Isidore Ivan Ivor Jacek Jack Jacob Jacques Jakub James Jamie Jan
    Janusz Jared Jarek Jarosław Jason Jasper Jean-Claude Jean-Paul Jean-Pierre Jędrzej Jeff
    Jeffrey Jem Jeremiah Jérémie Jeremy Jerome Jérôme Jerry Jerzy Jesse Jim Jimmy Joachim Joe
    Joel Joël Joey John Johnny Jonah Jonas Jonathan Joseph Josh Joshua Josiah Józef Jules Julian
    Julien Julius Juri Justin Kacper Kajetan Kamil Karim Karl Karol Kazimierz Keith Kenneth
    Kevin Kirill Kolya Konstantin Konstanty Kostya Krzysztof Kuzma Kyle Lambert Lance Lancelot
    Laurence Laurent Lawrence Lazar Lech Leo Leon Léon Leonard Léonard Leonid Leopold Léopold
    Leslie Lester Leszek Lev Lewis Liam Lionel Logan Loïc Lorenzo Louis Luc Luca Lucas Lucien
    Ludwig Ludwik Luka Łukasz Luke Luther Maciej Makar Maksim Malcolm Marc Marcel Marcin Marco
    Marek Marian Marius Mariusz Mark Martial Martin Mason Mateusz Mathieu Mathis Matt Matthew
    Matthieu Matvei Matvey Maurice Max Maxence Maxim Maxime Melvin Michael Michał Michel Mick
    Mieczysław Mikhail Mikołaj Miles Milo Mirosław Mischa Misha Mitya Mohammed Morris Mortimer
    Moses Nate Nathan Nathaniel Ned Neil Neville Nicholas Nick Nicolas Nigel Nikita Nikolai
    Nikolay Noah Noé Noel Noël Norbert Norman Octave Oleg Oliver Olivier Omar Orlando Oscar
    Oskar Oswald Otto Owen Padraig Pascal Pasha Pat Patrice Patrick Patryk Paul Pavel Paweł
    Percival Percy Pete Peter Petya Phil Philibert Philip Philippe Pierre Piers Pietro Piotr
    Platon Porfiry Przemysław Pyotr Quentin Radosław Rafael Rafał Raj Ralph Randolph Raoul
    Raphael Rashid Ray Raymond Reginald Régis Rémi René Reuben Rex Richard Riley Rob Robert
    Robin Roch Roderick Rodion Rodolphe Roger Roland Romain Roman Ronald Rory Ross Rowland Roy
    Rudolf Rufus Rupert Ruslan Russell Ryan Ryszard Sam Sammy Samson Samuel Sasha Saul Savva
    Scott Sean Sebastian Sébastien Semyon Serge Sergei Sergey Seryozha Seth Shane Shaun Sidney
    Silas Silvester Simeon Simon Slava Sławomir Solomon Spencer Stach Stan Stanisław Stanley
    Stas Staszek Stefan Stepan Stephen Steve Steven Stewart Stuart Sylvain Sylvester Sylvestre
    Szymon Tadeusz Taras Ted Terence Terry Theo Théo Theobald Theodore Théodore Thibault Thibaut
    Thierry Thomas Tikhon Tim Timofei Timothy Timur Titus Tobias Toby Todd Tom Tomasz Tomek
    Tommy Tony Trevor Tristan Trofim Tybalt Tyler Ulysses Urbain Vadim Valentin Valera Valère
    Valery Vanya Vasily Vasya Vernon Victor Victorien Viktor Vince Vincent Vitaly Vivien
    Vladimir Vladislav Vsevolod Vyacheslav Wacław Waldemar Wallace Walter Wayne Wesley Wiktor
    Wilfred Wilhelm Will William Willie Willy Winston Witold Władysław Wojciech Xavier Yakov
    Yann Yaroslav Yefim Yegor Yevgeny Yuri Yury Yusuf Yves Yvon Zach Zachary Zakhar Zbigniew
    Zdzisław Zenon Zhenya Zygmunt
"""

_BOTH = frozenset(_FEMALE.split()) & frozenset(_MALE.split())

GIVEN_NAMES: dict[str, Gender] = {
    **dict.fromkeys(_FEMALE.split(), "female"),
    **dict.fromkeys(_MALE.split(), "male"),
    **dict.fromkeys(_BOTH, "unknown"),
}

# A short name, and the names that it may stand for.
NICKNAMES: dict[str, tuple[str, ...]] = {
    short: tuple(rest)
    for short, *rest in (
        line.split()
        for line in """
        Lizzy Elizabeth Eliza
        Lizzie Elizabeth Eliza
        Eliza Elizabeth
        Beth Elizabeth
        Bess Elizabeth
        Betsy Elizabeth
        Tom Thomas
        Tommy Thomas
        Bill William
        Billy William
        Will William
        Willy William
        Willie William
        Bob Robert
        Rob Robert
        Dick Richard
        Jim James
        Jimmy James
        Jem James
        Jack John
        Johnny John
        Joe Joseph
        Joey Joseph
        Sam Samuel
        Ned Edward Edmund
        Ted Edward Theodore
        Ed Edward Edgar Edwin
        Harry Henry Harold
        Frank Francis
        Fred Frederick Alfred
        Charley Charles
        Charlie Charles
        Kitty Catherine Katherine
        Kate Catherine Katherine Katharine
        Katie Catherine Katherine
        Maggie Margaret
        Meg Margaret
        Peggy Margaret
        Polly Mary
        Molly Mary
        Nell Ellen Eleanor Helen
        Nelly Ellen Eleanor Helen
        Nancy Anne Ann
        Annie Anne Anna Ann
        Fanny Frances
        Sally Sarah
        Sue Susan
        Winnie Winifred
        Sissy Cecilia
        Dolly Dorothea Dorothy
        Mike Michael
        Mick Michael
        Nick Nicholas
        Dan Daniel
        Ben Benjamin
        Tony Anthony
        Alex Alexander Alexandra
        Sasha Alexander Alexandra
        Misha Mikhail
        Mitya Dmitri Dmitry
        Kasia Katarzyna
        Zosia Zofia
        Tania Tatiana Tatyana
        Sonia Sofia Sophia Sofie
        Sonya Sofia Sophia Sofie
        Masha Maria
        Katya Ekaterina Katerina
        """.strip().splitlines()
    )
}
