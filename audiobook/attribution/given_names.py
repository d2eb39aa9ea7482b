"""Given names and whether women or men bear them; a list of ours, English, French and Slavic."""

from __future__ import annotations

from audiobook.story import Gender

_FEMALE = """
    Abigail Ada Adela Adelaide Adele Adèle Agatha Agnes Agnieszka Aileen Alexandra Alice Alicia
    Aline Alma Amanda Amelia Amélie Amy Ana Anastasia Andrea Angela Angelina Angélique Anita Ann
    Anna Annabel Anne Annette Annie Antoinette Antonia Arabella Audrey Augusta Barbara Bárbara
    Beata Beatrice Becky Belinda Bella Bernadette Bertha Bess Bessie Beth Betsey Betsy Betty
    Bianca Blanche Bożena Brigitte Bridget Camille Camilla Carmen Carol Caroline Carolyn Catherine
    Cathy Cecilia Cécile Céline Celia Charlotte Chloe Chloé Christina Christine Clara Clare Claire
    Clarissa Claudia Clémence Clotilde Colette Constance Cora Cordelia Corinne Cynthia Daisy Daphne
    Daria Deborah Delia Denise Diana Diane Dinah Dolly Dominika Dora Dorota Doris Dorothea Dorothy
    Edith Edna Edwige Effie Eileen Ekaterina Elaine Eleanor Elena Elinor Elisabeth Élise Elise
    Eliza Elizabeth Ella Ellen Éloïse Elsa Elsie Elvira Elżbieta Emilia Emily Émilie Emma Emmeline
    Erica Ernestine Estella Estelle Esther Ethel Eugenia Eugénie Eva Eve Evelina Eveline Ewa
    Fanny Fatima Felicia Fiona Flora Florence Frances Françoise Frederica Gabriela Gabrielle
    Galina Genevieve Geneviève Georgiana Georgina Geraldine Gertrude Gina Gladys Gloria Grace
    Grażyna Greta Gretchen Gwendolen Halina Hanna Hannah Harriet Hattie Heather Hedwig Helen Helena
    Hélène Henrietta Hester Hilda Hortense Ida Ilona Inès Inga Ingrid Irena Irene Irina Isabel
    Isabella Isabelle Ivy Iwona Izabela Jacqueline Jadwiga Jane Janet Janina Jean Jeanne Jemima
    Jennifer Jenny Jessica Jessie Joan Joanna Jolanta Josephine Joséphine Joyce Judith Judy Julia
    Julie Juliet Juliette Justine Justyna Kamila Karolina Kasia Katarzyna Kate Katharine Katherine
    Kathleen Katie Katya Kinga Kitty Klara Krystyna Larisa Laura Lavinia Lea Léa Lena Leonora
    Letitia Lidia Lilian Lillian Lily Linda Lisa Lise Livia Liza Lizzie Lizzy Lois Lola Lottie
    Louisa Louise Lucia Lucie Lucille Lucy Ludmila Lydia Mabel Maddalena Madeleine Madge Magda
    Magdalena Maggie Maisie Małgorzata Mamie Manon Margaret Margery Margot Marguerite Maria Marian
    Marianne Marie Marina Marion Marjorie Marta Martha Martine Mary Maryanne Masha Mathilde Matilda
    Maud Maude Maureen May Meg Melissa Mercy Mildred Millicent Minnie Miranda Miriam Moira Molly
    Monica Monika Monique Muriel Myra Nadezhda Nadia Nadine Nancy Natalia Natalie Natasha Nathalie
    Nell Nellie Nelly Nicole Nina Nora Odette Olga Olive Olivia Olympia Ophelia Pamela Pansy
    Patience Patricia Paula Pauline Pearl Peggy Penelope Phoebe Phyllis Polly Prudence Rachel
    Raisa Rebecca Regina Renata Renée Rita Roberta Rosa Rosalie Rosalind Rosamond Rose Rosemary
    Rosie Roxana Ruby Ruth Sabina Sabine Sally Samantha Sandra Sarah Selina Serena Sheila Shirley
    Sibyl Silvia Simone Sissy Sofia Sofie Solange Sonia Sonya Sophia Sophie Stella Stephanie
    Sue Susan Susanna Suzanne Svetlana Sybil Sylvia Sylvie Tamara Tania Tatiana Tatyana Tess
    Theodora Theresa Thérèse Tilly Ursula Valentina Valerie Valérie Vanessa Varvara Vera Veronica
    Veronika Véronique Victoria Viola Violet Virginia Virginie Vivian Viviane Wanda Weronika
    Wilhelmina Winifred Winnie Yelena Yulia Yvette Yvonne Zofia Zoe Zoé Zosia Zuzanna
"""

_MALE = """
    Aaron Abel Abraham Adam Adolf Adrian Alan Alain Albert Alec Aleksandr Aleksander Aleksei Alex
    Alexander Alexandre Alexei Alexey Alexis Alfred Algernon Allan Allen Alphonse Ambrose Amos
    Anatole Anatoly André Andre Andrei Andrew Andrey Andrzej Angus Anthony Antoine Anton Antoni
    Archibald Archie Armand Arnold Arseny Artem Arthur Artur Aubrey August Augustus Austin Barnaby
    Barry Bartholomew Basil Bastien Ben Benedict Benjamin Benoît Bernard Bert Bertram Bill Billy
    Bob Bobby Bogdan Bolesław Boris Brian Bruce Bruno Cecil Cedric Cédric Charles Charley Charlie
    Christian Christophe Christopher Claude Clement Clément Clifford Clive Colin Conrad Cyril
    Czesław Damian Damien Dan Daniel Danny David Denis Dennis Desmond Dick Didier Dmitri Dmitry
    Dominic Dominik Dominique Donald Douglas Duncan Dustin Ebenezer Ed Eddie Edgar Edmond Edmund
    Edouard Édouard Edward Edwin Egor Elias Elliot Emil Émile Emmanuel Enoch Enrico Eric Ernest
    Étienne Eugene Eugène Eustace Evan Evgeny Ewan Ezra Felix Félix Ferdinand Fergus Filip Florian
    Florent Francis Francisco Franciszek François Frank Franz Fred Freddie Frédéric Frederic
    Frederick Fritz Fyodor Gabriel Gareth Gaspard Gavin Gaston Gennady Geoffrey George Georges
    Georgy Gérard Gerald Gerard Gilbert Giles Gilles Godfrey Gordon Graham Gregor Gregory Grigory
    Grzegorz Guillaume Gustave Guy Hans Harold Harry Harvey Hector Henri Henry Henryk Herbert
    Herman Horace Howard Hubert Hugh Hugo Hugues Humphrey Ian Igor Ilya Innokenty Ira Isaac Isidore
    Ivan Ivor Jack Jacek Jack Jacob Jacques Jakub James Jamie Jan Janusz Jarosław Jasper Jason
    Jean-Claude Jean-Paul Jean-Pierre Jeff Jem Jeremiah Jeremy Jerome Jérôme Jerry Jerzy Jesse Jim
    Jimmy Joachim Joe Joel Joey John Johnny Jonah Jonas Jonathan Joseph Joshua Josiah Józef Jules
    Julian Julien Julius Juri Justin Kamil Karl Karol Kazimierz Keith Kenneth Kevin Kirill
    Konstantin Konstanty Krzysztof Lambert Lancelot Laurence Laurent Lawrence Lazar Leo Leon Léon
    Léonard Leonard Leonid Leopold Leslie Lester Lev Lewis Lionel Louis Luc Luca Lucas Lucien
    Ludwig Luke Łukasz Luther Maciej Maksim Malcolm Marc Marcel Marcin Marco Marek Mariusz Mark
    Martin Mateusz Matthew Maurice Max Maxim Maxime Melvin Michael Michał Michel Mick Mieczysław
    Mikhail Mikołaj Miles Milo Mischa Misha Mitya Morris Mortimer Moses Nathan Nathaniel Ned Neil
    Neville Nicholas Nicolas Nick Nigel Nikita Nikolai Nikolay Noah Noel Noël Norbert Norman Octave
    Oleg Oliver Olivier Orlando Oscar Oskar Oswald Otto Owen Pascal Pat Patrice Patrick Paul Pavel
    Paweł Percival Percy Pete Peter Philip Philippe Phil Pierre Piers Pietro Piotr Platon Porfiry
    Przemysław Quentin Radosław Rafał Ralph Randolph Raoul Raphael Ray Raymond Reginald Rémi René
    Reuben Rex Richard Rob Robert Robin Roderick Rodion Roger Roland Roman Romain Ronald Rory
    Rowland Roy Rudolf Rufus Rupert Russell Ryszard Sam Sammy Samson Samuel Sasha Saul Scott
    Sebastian Sébastien Serge Sergei Sergey Seth Sidney Silas Silvester Simeon Simon Sławomir
    Solomon Stanisław Stanley Stefan Stepan Stephen Steve Steven Stewart Stuart Sylvain Sylvester
    Szymon Tadeusz Ted Terence Terry Theodore Theo Théo Theobald Thierry Thomas Tim Timofei Timothy
    Timur Titus Toby Tobias Todd Tom Tomasz Tommy Tony Tristan Tybalt Ulysses Vadim Valentin Valery
    Vasily Vernon Victor Viktor Vincent Vitaly Vivien Vladimir Vladislav Vsevolod Vyacheslav
    Wacław Walter Wallace Wilfred Wilhelm Will William Willie Willy Winston Władysław Wojciech
    Xavier Yakov Yann Yaroslav Yegor Yevgeny Yuri Yury Yves Zachary Zbigniew Zygmunt
"""

GIVEN_NAMES: dict[str, Gender] = {
    **dict.fromkeys(_FEMALE.split(), "female"),
    **dict.fromkeys(_MALE.split(), "male"),
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
