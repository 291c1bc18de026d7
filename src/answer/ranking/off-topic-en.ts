/** General English lines on everyday matters, one a line; examples of what no entry answers. */
export const englishOffTopic: readonly string[] = `
what is the largest desert in the world
who painted the mona lisa
how do i grow tomatoes on a balcony
why do cats purr
what year did the titanic sink
how tall is the tallest building on earth
which team won the championship in 1998
how do bees make honey
what is the chemical symbol for gold
can dogs see in colour
who was the first person to walk on the moon
how many teeth does a shark have
what are good names for a puppy
how do i remove a stain from a carpet
why is the ocean salty
what is the best way to learn piano
who discovered penicillin
how far away is the sun
what should i wear to a job interview
are ghosts real
how do i train for a marathon
what is the capital of mongolia
how does a steam engine work
who wrote war and peace
what colours make purple
can i keep a goat in my garden
how do you fold a fitted sheet
what is the plot of hamlet
why do leaves change colour in autumn
who is the richest person alive
how many players are in a rugby team
what does a marine biologist do
how do i fix a squeaky door
is it safe to eat raw eggs
what is a good workout for beginners
how long do turtles live
who invented the bicycle
what is the difference between a novel and a novella
how do i stop my neighbour from playing loud music
what causes earthquakes
should i dye my hair red
how do magnets work
what is the speed of light
which planets have rings
how do i build a treehouse
who sings that song about the rain
what was the cause of the first world war
how do i get rid of hiccups
what is the population of brazil
how do you play chess
what are the rules of cricket
how is glass made
do penguins have knees
what is the longest river in africa
how do i become a pilot
what is quantum physics
why did the roman empire fall
how do i paint a wall without streaks
what is the meaning of my dream
who won the nobel prize for literature last year
how do volcanoes form
what is the square root of pi
how do i sharpen a knife
what is the best age to start school
who is your favourite actor
how can i lose weight fast
are there snakes in ireland
what is a group of owls called
how do i knit a scarf
when was the printing press invented
how do submarines dive
what do vegans eat for breakfast
how do i write a good novel
what is the most popular sport in india
how many bones are in the human body
why is the grass green
what is photosynthesis
who built the pyramids
how do i clean a cast iron pan
what is the tallest mountain in europe
how do i get my toddler to sleep
who was the second president of the united states
what kind of tree is in my garden
how do i make friends as an adult
what is the oldest university in the world
how many stars are in the galaxy
what happens when you die
how do clouds form
is a tomato a fruit
how do i tie a bow tie
what instruments are in an orchestra
how do you say nothing politely
what is the fastest animal on land
how do i survive a bear attack
why do we yawn
which came first the chicken or the egg
how do i draw a dragon
what is inflation in economics
how deep is the ocean
what did dinosaurs look like
who composed the four seasons
how do i identify mushrooms
what are the ingredients in soap
how does the stock market work
what is the best superhero film
can you drink sea water
how do i start a podcast
what is a solar eclipse
who designed the eiffel tower
what are some hobbies for old people
how do i repair a bicycle chain
how does a vaccine work
what language do they speak in peru
how much does an elephant weigh
what is the history of jazz
how do i remove ice from a windscreen
why are flamingos pink
what does a philosopher do all day
how do i whistle with my fingers
which country has the most islands
what is the average height of a giraffe
how do i get gum out of hair
what is dark matter
who is the queen of denmark
can plants feel pain
how do i plan a surprise party for a friend
what is the best camera for wildlife
how do i get rid of moles in the lawn
how old is the universe
what is the national dish of portugal
how do i make paper
what breed of horse is the fastest
who founded the red cross
is there water on mars
how do i learn to juggle
what are the seven wonders of the world
how do i stop biting my nails
which vegetables grow in the shade
what is the difference between crows and ravens
who lives in the house next door
how do i write a wedding speech
what are the symptoms of hay fever
how do lighthouses work
what is the secret of a happy marriage
lorem ipsum dolor
blah blah blah
asdf asdf
`
  .trim()
  .split('\n');
