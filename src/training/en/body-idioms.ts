/** What only sounds as if the body was spoken of, in English; read as the other words for the body are. */
export const IDIOM =
  'no pain no gain, pain au chocolat, pains au chocolat, hurt is not harm, hurt isnt harm, hurt does not ' +
  'mean harm, hurt doesnt mean harm, pain in the ass, pain in the arse, pain in the butt, pain in the ' +
  'neck, pain in the backside, royal pain, sore loser, sore losers, sore point, sore subject, sore spot, ' +
  'sore throat, sight for sore eyes, growing pains, growing pain, hurt my feelings, hurt your feelings, ' +
  'hurt his feelings, hurt her feelings, feelings are hurt, feelings hurt, hurt feelings, cant hurt, ' +
  'couldnt hurt, wont hurt, wouldnt hurt, doesnt hurt to, never hurts to, hurts to ask, hurts my brain, ' +
  'brain hurts, head hurts thinking, hurts my pride, hurt my pride, hurts my wallet, wallet hurts, hurt my ' +
  'ego, painstaking, pain point, pain points, pain relief cream, pain scale, pain free, pain management, ' +
  'painkiller, painkillers, house of pain, injury prevention, injury free, injury time, cabin fever, hay ' +
  'fever, fever pitch, saturday night fever, spring fever, gold fever, disco fever, by accident, on ' +
  'accident, happy accident, no accident, accidentally, app crashed, bot crashed, it crashed, server ' +
  'crashed, crashed out, crashed on the, fell asleep, fell behind, fell in love, fell for, fell short, ' +
  'fell apart, fell through, fell off the wagon, fell into, fell out, fall asleep, slipped my mind, ' +
  'slipped up, slipped through, slipped in, back down, back up, back in, back on, back at, back from, back ' +
  'to, be back, im back, i am back, come back, came back, get back, got back, go back, going back, went ' +
  'back, welcome back, way back, set back, hold back, fight back, bounce back, feedback, call back, write ' +
  'back, on the other hand, at hand, by hand, each hand, per hand, in hand, lend a hand, give me a hand, ' +
  'hands down, hands on, on foot, put my foot down, my two feet, foot in the door, cost an arm and a leg, ' +
  'leg up, pulling my leg, pull my leg, break a leg, shake a leg, last leg, leg day, leg press, chest ' +
  'press, chest day, chest fly, hope chest, treasure chest, off my chest, chest up, chest high, butt off, ' +
  'ass off, arse off, kick ass, kicked ass, kick my ass, kicked my ass, kicked my butt, kick my butt, ' +
  'badass, lazy ass, smart ass, comfortably numb, mind numbing, numbskull, dont feel like, do not feel ' +
  'like, cant feel my arms lol, weak link, weak point, weak spot, weak excuse, weak sauce, weak coffee, ' +
  'weak tea, weak signal, cant wait, cannot wait, no problem, no problems, no trouble, not a problem, no ' +
  'worries, hard work, hard day, working hard, work hard, lose count, lost count, lost track, wee bit, a ' +
  'wee, wee one, wee ones, pee wee, pee break, bum deal, bummer, bottom of, bottom up, bottom line, at the ' +
  'bottom, rock bottom, the bottom, bottom position, balls to the wall, having a ball, meat balls, tennis ' +
  'balls, cancer research, cancer charity, for cancer, cancer run, cancer walk, cancer awareness, tropic ' +
  'of cancer, against cancer, gave me a heart attack, nearly had a heart attack, almost had a heart ' +
  'attack, heart attack on a plate, operation manual, in operation, hours of operation, smooth operation, ' +
  'the operation of, rescue operation, expecting a delivery, expecting a parcel, pregnant pause, bump up, ' +
  'speed bump, goose bumps, goosebumps, fist bump, bump the, baby bump photo, lump sum, lump in my throat, ' +
  'sugar lump, take your lumps, killing it, killing time, killing the, dressed to kill, youre killing me, ' +
  'heat is killing me, not only, not just, dont know, dont understand, dont think, not sure, dont care, ' +
  'more or less, sooner or later, one over, game over, do over, over the, over it, start over, heavy ' +
  'weight, heavy weights, how heavy, too heavy, tight schedule, tight budget, hold tight, sit tight, sleep ' +
  'tight, night shift, last night, tonight, good night, goodnight, in bed by, movie night, date night, on ' +
  'steroids lol, sex on the beach, run out, ran out, running late, run late, in the long run, dry run, ' +
  'knees to chest, knee to chest, knee hug, knee hugs, gone to, has gone up, gone for, lost my streak, ' +
  'lost my keys, lost my phone, lost my way, lost my mind, lost my job, lost my place, lost my notes, lost ' +
  'my temper, lost my bet, painful to watch, hurting my feelings, used to hurt, used to ache, used to be ' +
  'sore, used to be painful, thought it would hurt, fever dream, bieber fever, gives me chills, gave me ' +
  'chills, give me chills, giving me chills, chills from this, chills from that, without trying hard, cant ' +
  'stand this, cant stand the, cant stand it, cant stand that, like i was hit by, like i got hit by, like ' +
  'ive been hit by, like i have been hit by, like being hit by, asleep on my feet, app crash, crash ' +
  'course, i stopped, ive stopped, i have stopped, we stopped, so stopped, i have gone, ive gone, never ' +
  'had such, never had so, never had this, never had it this, never felt such, never felt so, never felt ' +
  'this, never been in so, never been in such, never been so, never been this, never known such, nothing ' +
  'helps, nothing works, dont help, doesnt help, didnt help, not helping, wont go away, doesnt go away, ' +
  'does not go away, not going away, wont stop, doesnt stop, didnt stop, does not stop, not stopping, no ' +
  'idea, no joke, no kidding, not gonna lie, not going to lie, not lying, need to pee, need a pee, need a ' +
  'wee, needed to pee, have to pee, had to pee, have to wee, need the toilet, need the loo, time to pee, ' +
  'time to wee, pee breaks, dont need to, dont have to, didnt have to, dont need, no need, no time, ' +
  'pissing down, pissing it down, pissing rain, take the piss, taking the piss, crash on the, accident on ' +
  'the, crash diet, sex and the city, stiff competition, burning question, burning fat, burning calories, ' +
  'better than ever, no pain or gain, head to toe, heads up, head start, head home, on the move, car crash ' +
  'on the, walk the dog, cant walk the, cant walk my dog, fell over laughing, not bad, not a bad, legs up ' +
  'the wall, pain is weakness leaving the body, the truth hurts, truth hurts, hurts to say, hurts to see, ' +
  'hurts to watch, hurts to admit, hurts to lose, is a pain $, its a pain $, what a pain $, such a pain $, ' +
  'sore that, sore about, peed myself laughing, pissed myself laughing, wet myself laughing, peed my pants ' +
  'laughing, pissing myself laughing, peeing myself laughing, heart skipped a beat, gone home, im a cancer ' +
  '$, i am a cancer $, good for back pain, against back pain, helps with back pain, slipped on the bar, ' +
  'hands slipped, hand slipped, grip slipped, hurts so good, hurt so good, hurting so good, hurts in a ' +
  'good way, hurt in a good way, good hurt, good pain, good sore, good soreness, nice sore, nicely sore, ' +
  'good ache, nice ache, good kind of sore, good kind of pain, good way sore, sore in a good way, sore but ' +
  'in a good way, pain is temporary, pain is just weakness, pain is gain, pain train, pain cave, world of ' +
  'pain, hurting for time, hurting for, is a headache, was a headache, a headache to, logistical headache, ' +
  'was a pain, were a pain, be a pain, being a pain, a pain trying, a pain getting, a pain at work, love ' +
  'the pain, embrace the pain, no gain, cancer sucks, fuck cancer, beat cancer, cancer fundraiser, cancer ' +
  'walkathon, race for life, macmillan, movember, relay for life, cancer charity run, zodiac, operation ' +
  'get, operation fit, operation summer, operation beach, operation back, football fever, world cup fever, ' +
  'euros fever, christmas fever, festive fever, dance fever, gym fever, baby fever, holiday fever, jungle ' +
  'fever, travel fever, fever tree, traffic accident on the, car accident on the, crash on my way, ' +
  'accident on my way, accident ahead, accident blocking, an accident that, not an accident, happy ' +
  'accidents, back squat, back squats, back extension, back extensions, back workout, back workouts, back ' +
  'exercise, back exercises, back day, back row, back rows, back program, back programme, back lever, back ' +
  'raise, back raises, back to back, back burner, back seat, back garden, back door, back pocket, back ' +
  'yard, backyard, back soon, back there, back here, back into, back on track, back and better, back and ' +
  'ready, got your back, have your back, has my back, had my back, watch your back, behind my back, off my ' +
  'back, off your back, pat on the back, pat myself on the back, at the back, out back, the way back, ' +
  'right back, full back, half back, fell off the bench laughing, fell off the chair laughing, fell off my ' +
  'chair laughing, fell off my chair lol, laughed so hard i fell, fallen behind, falling behind, fallen ' +
  'off the wagon, falling off the wagon, falling asleep, falling apart, fall apart, fell flat, fell on my ' +
  'face with, fell out of love, fell out with, fell at the first hurdle, fell to bits, fell to pieces, ' +
  'fell foul, fell back into, fell ill, fallen ill, falling for, falling into, night fell, prices fell, ' +
  'temperature fell, slipped out, slipping up, slipped from, slipped away, standards slipped, tripping, ' +
  'trip to, tripped the, tripped out, lost my motivation, lost motivation, lost interest, lost weight by, ' +
  'lose weight by, trying to lose, want to lose, wanna lose, need to lose, hoping to lose, lose some ' +
  'weight, lose a few, losing weight on purpose, lost weight thanks, lost weight since i joined, lost ' +
  'weight from, lost the weight, weight loss goal, weight loss journey, weight loss program, weight loss ' +
  'plan, lost weight with, new weight, weight plates, drop the weight, dropped the weight, dropping the ' +
  'weight, lost the bet, loose change, hard to believe, stiff drink, stiff upper lip, scared stiff, bored ' +
  'stiff, frozen stiff, worked stiff, lost feeling like, sore winner, stomach for it, gut feeling, heart ' +
  'to heart, heart set, heart of gold, heart of, heart goes out, heart breaks, broke my heart, broken ' +
  'heart, heartbroken, by heart, take heart, heart rate, heart emoji, wasnt in it, isnt in it, bless your ' +
  'heart, with all my heart, eat my heart out, heart and soul, breaking my heart, heart is full, my heart ' +
  'sank, heart stopping, heart stopper, chest freezer, chest of drawers, chest expander, tight squeeze, ' +
  'tight on time, tight fit, tight jeans, tight shirt, tight lipped, money is tight, time is tight, ' +
  'schedule is tight, tight game, tight ship, tight core, tight abs, numb and number, numb to it, numb to ' +
  'the news, brain is numb, brain numb, mind is numb, mind numb, bored numb, numb from boredom, numb with ' +
  'boredom, numb with cold, emotionally numb, numb inside, numb about, numb by the, weak at the knees, ' +
  'weak in the knees, weak knees over, go weak at, weak attempt, weak effort, weak week, weak joke, weak ' +
  'wifi, weak performance, weak core, stroke of, different strokes, keep stroke, breast stroke, ' +
  'backstroke, stroke of luck, a stroke of, flower pots, come on, oh come on, high pressure job, high ' +
  'pressure week, high pressure at work, high pressure meeting, no pressure, peer pressure, time pressure, ' +
  'blood pressure is fine, blood pressure is good, blood pressure is down, my new hip hop, hip hop, hip ' +
  'hip, stitches from laughing, in stitches, had me in stitches, sick of, sick and tired, sick set, sick ' +
  'workout, sick session, sick beat, sick gains, sick tune, that was sick, how sick, feel sick of, sick ' +
  'pump, mad sick, love sick, homesick, a bit sick of, faint praise, faint idea, faint hope, not for the ' +
  'faint, faint hearted, go limp, limp excuse, ouch the price, baby shower, baby steps, oh baby, yeah ' +
  'baby, baby weight, baby due date party, in the balls, the balls to, had the balls, got balls, ball ' +
  'ache, having a laugh, nuts about, thats nuts, this is nuts, going nuts, drives me nuts, driving me ' +
  'nuts, hit the sack, sack of, kettle bells, down under in, trip downstairs, going downstairs, go ' +
  'downstairs, went downstairs, neighbour downstairs, neighbours downstairs, people downstairs, downstairs ' +
  'neighbour, downstairs neighbor, downstairs neighbours, downstairs neighbors, the downstairs, run ' +
  'downstairs, downstairs gym, booty gains, booty shorts, booty pump, booty work, booty workout, fanny ' +
  'pack, nuts and, wee workout, wee walk, shit show, shit week, shit day, no shit, holy shit, oh shit, ' +
  'shit load, good shit, the shit, this shit, shit hot, shit weather, tough shit, get my shit together, ' +
  'shit happens, bullshit, shit forgot, shit i forgot, shit im late, shit ton, shitload, shit excuse, shit ' +
  'sleep, feel like shit, felt like shit, feels like shit, look like shit, shit tired, shit at, dont give ' +
  'a shit, give a shit, shit day at, shit night, didnt do shit, cant do shit, dont do shit, cant believe ' +
  'this shit, number two seed, flow state, in the flow, work flow, yoga flow, live stream, stream tonight, ' +
  'stream a, twitch stream, wipe the floor, wipe the mat, wipe down, wiped my mat, wiped after work, im ' +
  'wiped, totally wiped, wipe out, wiped the, wet wipe, wet wipes, face wipe, gone into, wipe my mat, wipe ' +
  'my face, wipe my forehead, i am wiped, wiped from work, got my back covered, back tomorrow $, such a ' +
  'pain to, is a pain to, its a pain to, was a pain to, bit of a pain to, a pain to log, a pain to use, a ' +
  'pain to get, a pain to find, a pain to do, a pain to set, hurts my soul, hurt my soul, hurts my ego, ' +
  'ego hurts, ego is hurt, soul hurts, hurts my eyes, hurts my ears, hurts my heart, heart hurts for, ' +
  'hurts my bank, hurts my feelings, pride hurts, eyes hurt from, cancer documentary, cancer season, ' +
  'cancer moon, cancer sign, im a cancer so, im a cancer and, typical cancer, cancer ward on tv, cancer ' +
  'event, cancer appeal, cancer uk, degrees here, degrees outside, degrees in, degrees today, degrees out, ' +
  '#hot degrees here, #hot degrees outside, #hot degrees in, #hot degrees today, #hot degrees out, #hot ' +
  'degrees, chills watching, chills listening, got chills watching, chills every time, tingling with, ' +
  'tingles with, tingle of, tingles watching, spine tingling, spine tingler, heavy chest day, chest ' +
  'session, chest workout, chest gains, chest and back, chest and arms, chest and tri, chest work, chest ' +
  'muscles, numb skull, painful to look, painful to read, painful to see, painful to admit, painful to ' +
  'think, painful to hear, slipped on my trainers, slipped on my shoes, slipped on my kit, slipped on my ' +
  'joggers, slipped on a top, surgery of, the temperature, room temperature, water temperature, core ' +
  'temperature, the temp, surgery hours, gp surgery, doctors surgery, vets surgery, dentist surgery, ' +
  'surgery reception, painful meeting, painful loss, painful defeat, painful game, painful movie, painful ' +
  'film, painful call, painful conversation, painful monday, painful match, i fell asleep, i fell behind, ' +
  'i fell in love, i fell for, i fell short, i fell apart, i fell through, i fell off the wagon, i fell ' +
  'into, i fell out, i fell over laughing, i fell off the bench laughing, i fell off the chair laughing, i ' +
  'fell off my chair laughing, i fell off my chair lol, i fell flat, i fell on my face with, i fell out of ' +
  'love, i fell out with, i fell at the first hurdle, i fell to bits, i fell to pieces, i fell foul, i ' +
  'fell back into, i fell ill, i fell a bit behind, i fell a week behind, pain of mondays, pain of monday, ' +
  'pain of being, pain of losing, does it matter, ive fallen off the wagon, pain went $, hurt no more, ' +
  'hurts no more, hurting no more, dropped weight to, dropped weight a, dropped weight on, dropped weight ' +
  'for, bend the rules, nothing but, great pains, took pains, taking pains, what a pain this, what a pain ' +
  'the, what a pain that, what a pain to, worried it would hurt, afraid it would hurt, scared it would ' +
  'hurt, expected it to hurt, do with a new, with a bump, cant feel any pain, cant feel pain, cant feel ' +
  'the pain, cant feel any difference, cant feel a difference, feel nothing but, cant bend the, sorry not ' +
  'sorry, going to fall off, about to fall off, will fall off, want to fall off, wanna fall off, fell off ' +
  'this, fell off my streak, fell off the plan, fell off the program, fell off last, fell off track, fell ' +
  'off again, will it hurt, would it hurt, will this hurt, does it hurt the, going to hurt, gonna hurt, ' +
  'will hurt, would hurt, might hurt, numb to school, numb to this, numb to that, numb to work, hurt ' +
  'tomorrow, feel nothing in my glutes, feel nothing in my glute, feel nothing in my abs, feel nothing in ' +
  'my core, feel nothing in my hamstrings, feel nothing in my hammies, feel nothing in my quads, feel ' +
  'nothing in my lats, dont feel it in my glutes, dont feel it in my glute, dont feel it in my abs, dont ' +
  'feel it in my core, dont feel it in my hamstrings, dont feel it in my hammies, dont feel it in my ' +
  'quads, dont feel it in my lats, dont feel anything in my glutes, dont feel anything in my glute, dont ' +
  'feel anything in my abs, dont feel anything in my core, dont feel anything in my hamstrings, dont feel ' +
  'anything in my hammies, dont feel anything in my quads, dont feel anything in my lats, cant feel it in ' +
  'my glutes, cant feel it in my glute, cant feel it in my abs, cant feel it in my core, cant feel it in ' +
  'my hamstrings, cant feel it in my hammies, cant feel it in my quads, cant feel it in my lats, cant feel ' +
  'anything in my glutes, cant feel anything in my glute, cant feel anything in my abs, cant feel anything ' +
  'in my core, cant feel anything in my hamstrings, cant feel anything in my hammies, cant feel anything ' +
  'in my quads, cant feel anything in my lats, dont feel my glutes, dont feel my glute, dont feel my abs, ' +
  'dont feel my core, dont feel my hamstrings, dont feel my hammies, dont feel my quads, dont feel my ' +
  'lats, cant feel my glutes, cant feel my glute, cant feel my abs, cant feel my core, cant feel my ' +
  'hamstrings, cant feel my hammies, cant feel my quads, cant feel my lats, should i feel it in my glutes, ' +
  'should i feel it in my glute, should i feel it in my abs, should i feel it in my core, should i feel it ' +
  'in my hamstrings, should i feel it in my hammies, should i feel it in my quads, should i feel it in my ' +
  'lats, feel it in my glutes, feel it in my glute, feel it in my abs, feel it in my core, feel it in my ' +
  'hamstrings, feel it in my hammies, feel it in my quads, feel it in my lats, felt it in my glutes, felt ' +
  'it in my glute, felt it in my abs, felt it in my core, felt it in my hamstrings, felt it in my hammies, ' +
  'felt it in my quads, felt it in my lats, feeling it in my glutes, feeling it in my glute, feeling it in ' +
  'my abs, feeling it in my core, feeling it in my hamstrings, feeling it in my hammies, feeling it in my ' +
  'quads, feeling it in my lats, dont feel this in my glutes, dont feel this in my glute, dont feel this ' +
  'in my abs, dont feel this in my core, dont feel this in my hamstrings, dont feel this in my hammies, ' +
  'dont feel this in my quads, dont feel this in my lats, feel it in my back or, feel my glutes working, ' +
  'feel my core, was a pain in my ass, was a pain in my arse, was a pain in my butt, was a pain in my ' +
  'backside, was a pain in my neck, was a pain in my bum, was a pain in the ass, was a pain in the arse, ' +
  'was a pain in the butt, was a pain in the backside, was a pain in the neck, was a pain in the bum, is a ' +
  'pain in my ass, is a pain in my arse, is a pain in my butt, is a pain in my backside, is a pain in my ' +
  'neck, is a pain in my bum, is a pain in the ass, is a pain in the arse, is a pain in the butt, is a ' +
  'pain in the backside, is a pain in the neck, is a pain in the bum, got a pain in my ass, got a pain in ' +
  'my arse, got a pain in my butt, got a pain in my backside, got a pain in my neck, got a pain in my bum, ' +
  'got a pain in the ass, got a pain in the arse, got a pain in the butt, got a pain in the backside, got ' +
  'a pain in the neck, got a pain in the bum, had a pain in my ass, had a pain in my arse, had a pain in ' +
  'my butt, had a pain in my backside, had a pain in my neck, had a pain in my bum, had a pain in the ass, ' +
  'had a pain in the arse, had a pain in the butt, had a pain in the backside, had a pain in the neck, had ' +
  'a pain in the bum, have a pain in my ass, have a pain in my arse, have a pain in my butt, have a pain ' +
  'in my backside, have a pain in my neck, have a pain in my bum, have a pain in the ass, have a pain in ' +
  'the arse, have a pain in the butt, have a pain in the backside, have a pain in the neck, have a pain in ' +
  'the bum, fell off this week, fell off last week, i fell off this, i fell off last, i fell off my ' +
  'streak, i fell off track, i fell off the plan, feel your pain, your pain, be sore tomorrow, will be ' +
  'sore, going to be sore, be hurting tomorrow, will be hurting, be sore for, pain is just, pain is only, ' +
  'pain is my friend, cant feel my face, spidey sense, saw a bike crash, saw a car crash, saw an accident, ' +
  'saw a crash, saw a bad accident, fell running is, fell running club, fell race, fell races, fell ' +
  'runner, fell runners, do fell running, love fell running, is out injured, fever of excitement, fever of ' +
  'joy, should i feel it in my back, supposed to feel it in my back, meant to feel it in my back, breaking ' +
  'my back, break my back, no change in, no changes in, no changes to, no change to, cancer ward, cancer ' +
  'unit, work in oncology, oncology ward, oncology shift, in surgery all day, surgery ward, surgery ' +
  'department, scrubbed in, fever clinic, took temperatures, taking temperatures, had a baby shower, ' +
  'muscle mass, muscle memory, muscle group, muscle groups, muscle up, muscle ups, scrubbed in for, if it ' +
  'hurts i, if it hurts i will, if it hurts ill, is numbness normal, what does numbness mean, nearly fell, ' +
  'almost fell, nearly hurt, almost hurt, nearly slipped, almost slipped, nearly tripped, almost tripped, ' +
  'nearly injured, almost injured, was pregnant, dont want a, dont want the, dont want it, dont want this, ' +
  'cramming, dizzy with success, dizzy with excitement, dizzy with joy, stabbed in the back by, stab in ' +
  'the back, cant feel the difference, heart in my mouth, the ladder fell, ladder fell, the wall fell, ' +
  'wall fell down, tree fell, shelf fell, cant feel my arms after those, cant feel my arms after that, ' +
  'cant feel my arms after these, tore my trousers, tore my shorts, tore my leggings, tore my shirt, ' +
  'strained the, fell off the shelf'
