/** What only sounds as if the body was spoken of, in English; read as the other words for the body are. */
export const IDIOM =
  'no (pain no gain/problem/problems/trouble/worries/idea/joke/kidding/need/time/pain or gain/gain/' +
  'pressure/change in/changes in/changes to/change to), pain (au chocolat/in the ass/in the arse/in the ' +
  'butt/in the neck/in the backside/point/points/relief cream/scale/free/management/is temporary/is just ' +
  'weakness/is gain/train/cave/of mondays/of monday/of being/of losing/went $/is just/is only/is my ' +
  'friend), pains au chocolat, hurt (is not harm/isnt harm/doesnt mean harm/my feelings/your feelings/his ' +
  'feelings/her feelings/feelings/my pride/my ego/so good/my soul/no more/tomorrow), hurt does not mean ' +
  'harm, (royal/growing/house of/good for back/against back/helps with back/good/good kind of/world of/' +
  'was a/were a/be a/being a/love the/embrace the/cant feel any/cant feel/cant feel the/feel your/your) ' +
  'pain, sore loser, sore losers, sore point, sore subject, sore spot, sore throat, sight for sore eyes, ' +
  'growing pains, (feelings are/feelings/cant/couldnt/wont/wouldnt/used to/thought it would/good/ego is/' +
  'worried it would/afraid it would/scared it would/expected it to/will it/would it/will this/going to/' +
  'gonna/will/would/might/nearly/almost) hurt, doesnt hurt to, never (hurts to/had such/had so/had this/' +
  'had it this/felt such/felt so/felt this/been in so/been in such/been so/been this/known such), hurts ' +
  '(to ask/my brain/my pride/my wallet/to say/to see/to watch/to admit/to lose/so good/my soul/my ego/my ' +
  'eyes/my ears/my heart/my bank/my feelings/no more), brain hurts, head hurts thinking, wallet hurts, ' +
  'painstaking, painkiller, painkillers, injury prevention, injury free, injury time, (cabin/hay/saturday ' +
  'night/spring/gold/disco/bieber/football/world cup/euros/christmas/festive/dance/gym/baby/holiday/' +
  'jungle/travel) fever, fever pitch, (by/on/happy/no/not an/saw an/saw a bad) accident, accidentally, ' +
  'app crashed, bot crashed, it crashed, server crashed, crashed out, (crashed on/bump/killing/over/cant ' +
  'stand/crash on/accident on/car crash on/cant walk/traffic accident on/car accident on/tripped/numb by/' +
  'wiped/what a pain/cant bend/does it hurt/strained) the, fell (asleep/behind/in love/for/short/apart/' +
  'through/off the wagon/into/out/over laughing/flat/out of love/out with/to bits/to pieces/foul/back ' +
  'into/ill/off this/off my streak/off the plan/off the program/off last/off track/off again/off this ' +
  'week/off last week/running is/running club/race/races/runner/runners/off the shelf), fall asleep, ' +
  'slipped (my mind/up/through/in/on the bar/out/from/away/on my trainers/on my shoes/on my kit/on my ' +
  'joggers/on a top), back (down/up/in/on/at/from/to/squat/squats/extension/extensions/workout/workouts/' +
  'exercise/exercises/day/row/rows/program/programme/lever/raise/raises/burner/seat/garden/door/pocket/' +
  'yard/soon/there/here/into/on track/and better/and ready/tomorrow $), (be/im/i am/come/came/get/got/go/' +
  'going/went/welcome/way/set/hold/fight/bounce/call/write/operation/back to/got your/have your/has my/' +
  'had my/watch your/behind my/off my/off your/pat on the/at the/out/the way/right/full/half/chest and/' +
  'breaking my/break my/stab in the) back, feedback, on the other hand, at hand, by hand, each hand, per ' +
  'hand, in hand, lend a hand, give me a hand, hands down, hands on, on foot, put my foot down, my two ' +
  'feet, foot in the door, cost an arm and a leg, leg up, pulling my leg, pull my leg, break a leg, shake ' +
  'a leg, last leg, leg day, leg press, chest (press/day/fly/up/high/freezer/of drawers/expander/session/' +
  'workout/gains/and arms/and tri/work/muscles), hope chest, treasure chest, off my chest, butt off, ass ' +
  'off, arse off, kick ass, kicked ass, kick my ass, kicked my ass, kicked my butt, kick my butt, badass, ' +
  'lazy ass, smart ass, comfortably numb, mind numbing, numbskull, dont (feel like/know/understand/think/' +
  'care/help/need to/have to/need/give a shit/do shit/feel my glutes/feel my glute/feel my abs/feel my ' +
  'core/feel my hamstrings/feel my hammies/feel my quads/feel my lats/want a/want the/want it/want this), ' +
  'do not feel like, cant feel my (arms lol/glutes/glute/abs/core/hamstrings/hammies/quads/lats/face/arms ' +
  'after those/arms after that/arms after these), weak (link/point/spot/excuse/sauce/coffee/tea/signal/at ' +
  'the knees/in the knees/knees over/attempt/effort/week/joke/wifi/performance/core), cant wait, cannot ' +
  'wait, not (a problem/only/just/sure/helping/going away/stopping/gonna lie/going to lie/lying/bad/a bad/' +
  'for the faint), hard work, hard day, working hard, work hard, lose count, lost (count/track/my streak/' +
  'my keys/my phone/my way/my mind/my job/my place/my notes/my temper/my bet/my motivation/motivation/' +
  'interest/weight by/weight thanks/weight from/the weight/weight with/the bet/feeling like), wee bit, a ' +
  'wee, wee one, wee ones, pee wee, pee break, bum deal, bummer, bottom of, bottom up, bottom line, at ' +
  'the bottom, rock bottom, the bottom, bottom position, balls to the wall, having a ball, meat balls, ' +
  'tennis balls, cancer (research/charity/run/walk/awareness/sucks/fundraiser/walkathon/charity run/' +
  'documentary/season/moon/sign/ward on tv/event/appeal/uk/ward/unit), for cancer, tropic of cancer, ' +
  'against cancer, gave me a heart attack, nearly had a heart attack, almost had a heart attack, heart ' +
  'attack on a plate, operation manual, in operation, hours of operation, smooth operation, the operation ' +
  'of, rescue operation, expecting a delivery, expecting a parcel, pregnant pause, bump up, speed bump, ' +
  'goose bumps, goosebumps, fist bump, baby bump photo, lump sum, lump in my throat, sugar lump, take ' +
  'your lumps, killing it, killing time, dressed to kill, youre killing me, heat is killing me, more or ' +
  'less, sooner or later, one over, game over, do over, over it, start over, heavy weight, heavy weights, ' +
  'how heavy, too heavy, tight (schedule/budget/squeeze/on time/fit/jeans/shirt/lipped/game/ship/core/' +
  'abs), hold tight, sit tight, sleep tight, night shift, last night, tonight, good night, goodnight, in ' +
  'bed by, movie night, date night, on steroids lol, sex on the beach, run out, ran out, running late, ' +
  'run late, in the long run, dry run, knees to chest, knee to chest, knee hug, knee hugs, gone to, has ' +
  'gone up, gone for, painful (to watch/to look/to read/to see/to admit/to think/to hear/meeting/loss/' +
  'defeat/game/movie/film/call/conversation/monday/match), hurting my feelings, used to ache, used to be ' +
  'sore, used to be painful, fever dream, gives me chills, gave me chills, give me chills, giving me ' +
  'chills, chills from this, chills from that, without trying hard, cant stand this, cant stand it, cant ' +
  'stand that, like i was hit by, like i got hit by, like ive been hit by, like i have been hit by, like ' +
  'being hit by, asleep on my feet, app crash, crash course, i stopped, ive stopped, i have stopped, we ' +
  'stopped, so stopped, i have gone, ive gone, nothing helps, nothing works, doesnt help, didnt help, ' +
  'wont go away, doesnt go away, does not go away, wont stop, doesnt stop, didnt stop, does not stop, ' +
  'need to pee, need a pee, need a wee, needed to pee, have to pee, had to pee, have to wee, need the ' +
  'toilet, need the loo, time to pee, time to wee, pee breaks, didnt have to, pissing down, pissing it ' +
  'down, pissing rain, take the piss, taking the piss, crash diet, sex and the city, stiff competition, ' +
  'burning question, burning fat, burning calories, better than ever, head to toe, heads up, head start, ' +
  'head home, on the move, walk the dog, cant walk my dog, legs up the wall, pain is weakness leaving the ' +
  'body, the truth hurts, truth hurts, is a pain $, its a pain $, what a pain $, such a pain $, sore ' +
  'that, sore about, (peed/pissed/wet/pissing/peeing) myself laughing, peed my pants laughing, heart ' +
  '(skipped a beat/to heart/set/of gold/of/goes out/breaks/rate/emoji/and soul/is full/stopping/stopper/' +
  'hurts for/in my mouth), gone home, im a cancer $, i am a cancer $, hands slipped, hand slipped, grip ' +
  'slipped, hurting so good, hurts in a good way, hurt in a good way, good sore, good soreness, nice ' +
  'sore, nicely sore, good ache, nice ache, good kind of sore, good way sore, sore in a good way, sore ' +
  'but in a good way, hurting for time, hurting for, is a headache, was a headache, a headache to, ' +
  'logistical headache, a pain (trying/getting/at work/to log/to use/to get/to find/to do/to set), fuck ' +
  'cancer, beat cancer, race for life, macmillan, movember, relay for life, zodiac, operation get, ' +
  'operation fit, operation summer, operation beach, fever tree, crash on my way, accident on my way, ' +
  'accident ahead, accident blocking, an accident that, happy accidents, backyard, pat myself on the ' +
  'back, fell off the bench laughing, fell off the chair laughing, fell off my chair laughing, fell off ' +
  'my chair lol, laughed so hard i fell, fallen behind, falling behind, fallen off the wagon, falling off ' +
  'the wagon, falling asleep, falling apart, fall apart, fell on my face with, fell at the first hurdle, ' +
  'fallen ill, falling for, falling into, night fell, prices fell, temperature fell, slipping up, ' +
  'standards slipped, tripping, trip to, tripped out, lose weight by, trying to lose, want to lose, wanna ' +
  'lose, need to lose, hoping to lose, lose some weight, lose a few, losing weight on purpose, lost ' +
  'weight since i joined, weight loss goal, weight loss journey, weight loss program, weight loss plan, ' +
  'new weight, weight plates, drop the weight, dropped the weight, dropping the weight, loose change, ' +
  'hard to believe, stiff drink, stiff upper lip, scared stiff, bored stiff, frozen stiff, worked stiff, ' +
  'sore winner, stomach for it, gut feeling, broke my heart, broken heart, heartbroken, by heart, take ' +
  'heart, wasnt in it, isnt in it, bless your heart, with all my heart, eat my heart out, breaking my ' +
  'heart, my heart sank, money is tight, time is tight, schedule is tight, numb (and number/to it/to the ' +
  'news/from boredom/with boredom/with cold/inside/about/skull/to school/to this/to that/to work), brain ' +
  'is numb, brain numb, mind is numb, mind numb, bored numb, emotionally numb, go weak at, stroke of, ' +
  'different strokes, keep stroke, breast stroke, backstroke, stroke of luck, a stroke of, flower pots, ' +
  'come on, oh come on, high pressure job, high pressure week, high pressure at work, high pressure ' +
  'meeting, peer pressure, time pressure, blood pressure is fine, blood pressure is good, blood pressure ' +
  'is down, my new hip hop, hip hop, hip hip, stitches from laughing, in stitches, had me in stitches, ' +
  'sick of, sick and tired, sick set, sick workout, sick session, sick beat, sick gains, sick tune, that ' +
  'was sick, how sick, feel sick of, sick pump, mad sick, love sick, homesick, a bit sick of, faint ' +
  'praise, faint idea, faint hope, faint hearted, go limp, limp excuse, ouch the price, baby shower, baby ' +
  'steps, oh baby, yeah baby, baby weight, baby due date party, in the balls, the balls to, had the ' +
  'balls, got balls, ball ache, having a laugh, nuts about, thats nuts, this is nuts, going nuts, drives ' +
  'me nuts, driving me nuts, hit the sack, sack of, kettle bells, down under in, (trip/going/go/went/' +
  'neighbour/neighbours/people/the/run) downstairs, downstairs neighbour, downstairs neighbor, downstairs ' +
  'neighbours, downstairs neighbors, downstairs gym, booty gains, booty shorts, booty pump, booty work, ' +
  'booty workout, fanny pack, nuts and, wee workout, wee walk, shit (show/week/day/load/hot/weather/' +
  'happens/forgot/i forgot/im late/ton/excuse/sleep/tired/at/day at/night), (no/holy/oh/good/the/this/' +
  'tough/feel like/felt like/feels like/look like/give a/didnt do/cant do/cant believe this) shit, get my ' +
  'shit together, bullshit, shitload, number two seed, flow state, in the flow, work flow, yoga flow, ' +
  'live stream, stream tonight, stream a, twitch stream, wipe the floor, wipe the mat, wipe down, wiped ' +
  'my mat, wiped after work, im wiped, totally wiped, wipe out, wet wipe, wet wipes, face wipe, gone ' +
  'into, wipe my mat, wipe my face, wipe my forehead, i am wiped, wiped from work, got my back covered, ' +
  '(such/is/its/was/bit of/what) a pain to, ego hurts, soul hurts, pride hurts, eyes hurt from, im a ' +
  'cancer so, im a cancer and, typical cancer, degrees here, degrees outside, degrees in, degrees today, ' +
  'degrees out, #hot degrees (here/outside/in/today/out), #hot degrees, chills watching, chills ' +
  'listening, got chills watching, chills every time, tingling with, tingles with, tingle of, tingles ' +
  'watching, spine tingling, spine tingler, heavy chest day, surgery of, the temperature, room ' +
  'temperature, water temperature, core temperature, the temp, surgery hours, gp surgery, doctors ' +
  'surgery, vets surgery, dentist surgery, surgery reception, i fell (asleep/behind/in love/for/short/' +
  'apart/through/off the wagon/into/out/over laughing/flat/out of love/out with/to bits/to pieces/foul/' +
  'back into/ill/a bit behind/a week behind/off this/off last/off my streak/off track/off the plan), i ' +
  'fell off the bench laughing, i fell off the chair laughing, i fell off my chair laughing, i fell off ' +
  'my chair lol, i fell on my face with, i fell at the first hurdle, does it matter, ive fallen off the ' +
  'wagon, hurting no more, dropped weight to, dropped weight a, dropped weight on, dropped weight for, ' +
  'bend the rules, nothing but, great pains, took pains, taking pains, what a pain this, what a pain ' +
  'that, do with a new, with a bump, cant feel any difference, cant feel a difference, feel nothing but, ' +
  'sorry not sorry, going to fall off, about to fall off, will fall off, want to fall off, wanna fall ' +
  'off, (feel nothing/dont feel anything/cant feel anything/dont feel this) in my (glutes/glute/abs/core/' +
  'hamstrings/hammies/quads/lats), (dont feel/cant feel/felt/feeling) it in my (glutes/glute/abs/core/' +
  'hamstrings/hammies/quads/lats), should i feel it in my (glutes/glute/abs/core/hamstrings/hammies/quads/' +
  'lats/back), feel it in my (glutes/glute/abs/core/hamstrings/hammies/quads/lats/back or), feel my ' +
  'glutes working, feel my core, (was/got/had/have) a pain in (my ass/my arse/my butt/my backside/my neck/' +
  'my bum/the ass/the arse/the butt/the backside/the neck/the bum), is a pain in (my ass/my arse/my butt/' +
  'my backside/my neck/my bum/the ass/the arse/the butt/the backside/the neck/the bum), be sore tomorrow, ' +
  'will be sore, going to be sore, be hurting tomorrow, will be hurting, be sore for, spidey sense, saw a ' +
  'bike crash, saw a car crash, saw a crash, do fell running, love fell running, is out injured, fever of ' +
  'excitement, fever of joy, supposed to feel it in my back, meant to feel it in my back, work in ' +
  'oncology, oncology ward, oncology shift, in surgery all day, surgery ward, surgery department, ' +
  'scrubbed in, fever clinic, took temperatures, taking temperatures, had a baby shower, muscle mass, ' +
  'muscle memory, muscle group, muscle groups, muscle up, muscle ups, scrubbed in for, if it hurts i, if ' +
  'it hurts i will, if it hurts ill, is numbness normal, what does numbness mean, nearly fell, almost ' +
  'fell, nearly slipped, almost slipped, nearly tripped, almost tripped, nearly injured, almost injured, ' +
  'was pregnant, cramming, dizzy with success, dizzy with excitement, dizzy with joy, stabbed in the back ' +
  'by, cant feel the difference, the ladder fell, ladder fell, the wall fell, wall fell down, tree fell, ' +
  'shelf fell, tore my trousers, tore my shorts, tore my leggings, tore my shirt'
