/** What denies, ends or passes on what is said of the body, in English; read as the words for the body are. */
export const TALK_WORDS = {
  negator:
    'no, not, dont, doesnt, didnt, isnt, arent, wasnt, werent, never, without, none, nothing, neither, nor, ' +
    'hasnt, havent, hadnt, wont, wouldnt, couldnt, shouldnt, zero, hardly, barely, aint, nobody, w/o, nope, ' +
    'nah, 0, nowt, nada, cannot say, neva, dnt, doesn, havnt, wasn, didnt feel, dont feel, did not feel, do ' +
    'not feel, havent felt, didnt have, dont have, never felt',
  // What may stand between a denial and what is denied.
  filler:
    'a, an, any, the, this, that, these, those, of, in, at, to, all, much, more, most, any more, anymore, ' +
    'real, big, bad, little, bit, slightest, slightly, single, sign, signs, kind, sort, form, had, has, have, ' +
    'having, been, be, being, is, are, was, were, feel, feels, felt, feeling, get, gets, got, getting, ' +
    'experience, experienced, experiencing, notice, noticed, suffer, suffered, suffering, from, current, ' +
    'currently, recent, recently, known, previous, history, major, serious, significant, severe, new, other, ' +
    'ever, actually, really, even, exactly, quite, too, very, diagnosed, treated, for, on, or, nor, lower, ' +
    'left, right, low, longer, again, seem, seems, seemed, sharp, dull, shooting, acute, back, give, gives, ' +
    'gave, bring, make, makes, causes, causing, caused, anywhere, around, between, down, up, inside, doctor, ' +
    'weird, strange, unusual, unexplained, symptom, symptoms, own, thanks, god, sudden, cause any, cause me',
  // It is over, where it is said after what was.
  relief:
    'gone, stopped, vanished, disappeared, went away, goes away, cleared up, fixed, healed, cured, all good, ' +
    'subsided, passed, faded, no longer there, sorted, is over, all gone, totally gone, completely gone',
  // The same, also before it.
  free: 'free, relief, relieved, free of, free from, cured of, used to have, used to get, used to suffer',
  // It is less than it was.
  eased:
    'less, better, eased, easing, improved, improving, a lot less, much less, way less, settled, settling, ' +
    'calmer, calming, getting there',
  // It is over, by what follows: "my back hurt, fine now".
  mended:
    'all good now, all fine now, fine now, fine again, ok now, okay now, ok again, good now, good again, ' +
    'better now, healed now, all gone, long gone, over now, gone, good as new, right as rain, ok since, fine ' +
    'since, all good since, good since, all fine since, no trouble since, no problems since, no issues since, ' +
    'im fine',
  reset:
    'because, cause, cuz, coz, since, why, due, if, when, so, my, i, im, ive, as, although, though, while, ' +
    'whenever, until, till, after, but, because of my, cos of my, due to my, cos, due to, omg my, oh my',
  own:
    'i, im, ive, id, my, me, mine, myself, because of my, cos of my, due to my, anyone else, anybody else, ' +
    'everyone else, we, omg my, oh my, hit me, ran me over, ran into me, knocked me, anyone elses, anybody ' +
    'elses, everyone elses, elses, meself, iv, ima, imma, we all, u guys too, rear ended me, rear ended, hit ' +
    'me with, hit me with their',
  other:
    'he, she, his, her, hers, him, hes, shes, someone, somebody, anyone, anybody, everyone, people, patient, ' +
    'patients, you, your, youre, yours, does it, who, whose, anyones, someones, everyones, others, another ' +
    'person, whos, whod, hed, shed, yall, u, ur, his back, her back, theirs, their, every one, some people, ' +
    'ppl, folks',
  // Of others, where no part of the body was named before.
  // Long ago: what happened then and is over is no sign today.
  still: 'since, still, ever since, now, these days, again, today, comes back, never healed, never went away',
  past:
    'last year, years ago, years back, a year ago, yrs ago, year ago, decades ago, ages ago, long ago, long ' +
    'time ago, a while ago, as a kid, as a child, as a teenager, as a teen, when i was, when we were, in my ' +
    'youth, in my teens, in my twenties, in my thirties, in #year, back in #year, in the 80s, in the 90s, in ' +
    'the nineties, in the eighties, growing up, at uni, in school, in college, in high school, another life, ' +
    'last summer, last winter, last spring, last autumn, summer before last, two summers, one time, once, ' +
    'months ago',
  sad: '😭, argh, aargh, arrgh, ugh, aaargh, gah, again',
  // "They" may be these, too.
  drill:
    'bridge, bridges, bird dog, bird dogs, dead bug, dead bugs, plank, planks, squat, squats, rdl, rdls, ' +
    'deadlifts, stretches, exercises, reps, sets, rounds',
  they: 'they, their, them, theirs, theyre',
  kin:
    'mum, mom, mother, dad, father, wife, husband, partner, friend, sister, brother, dog, cat, son, daughter, ' +
    'kid, kids, child, children, baby, boss, colleague, coworker, neighbour, neighbor, grandma, grandpa, ' +
    'grandmother, grandfather, aunt, uncle, cousin, girlfriend, boyfriend, roommate, teacher, client, ' +
    'patient, horse, mums, moms, mothers, dads, fathers, wifes, husbands, partners, friends, sisters, ' +
    'brothers, dogs, cats, sons, daughters, childs, childrens, babys, colleagues, coworkers, neighbours, ' +
    'neighbors, grandmas, grandpas, grandmothers, grandfathers, aunts, uncles, cousins, girlfriends, ' +
    'boyfriends, roommates, buddys, teachers, clients, patients, horses, my mate, my buddy, a mate, a buddy, ' +
    'friend of mine, mate of mine, buddy of mine, trainer, coach, instructor, flatmate, bf, gf, hubby, ' +
    'fiance, fiancee, granny, nan, nana, nephew, niece, trainers, coachs, gfs, bfs, sis, mam, papa, mama, ' +
    'mummy, mommy, daddy, nanna, gran, gramps, stepdad, stepmom, mil, fil, in laws, inlaws, missus, other ' +
    'half, better half, flatmates, housemate, housemates, roomie, bestie, pal, pals, workmate, gym buddy, gym ' +
    'bro, puppy, kitten, doggo, hamster, student, students, little one, toddler, newborn, lad, spouse, ' +
    'parents, twins, a guy, this guy, some guy, a girl, a woman, a man, some woman, lady at, old lady, the ' +
    'lady, sibling, siblings, stepson, godson, grandson, granddaughter, grandkid, landlord, postman, barista, ' +
    'grandad, granddad, grandparents, oma, opa, nonna, abuela, fella, wifey, hubs, sibs, godmother, stepmum, ' +
    'carer, tenant, in law, mother in law, father in law, baby daddy, guests, guest, team mate, teammate, ' +
    'teammates',
  // What can be hurt or weak and is nobody.
  thing:
    'phone, phones, dumbbell, dumbbells, kettlebell, kettlebells, weight, weights, laptop, chair, mat, bar, ' +
    'screen, internet, wifi, computer, joke, jokes, film, movie, meeting, meetings, music, app, bot, monday, ' +
    'mondays, truth, wallet, soul, pride, price, prices, loss, defeat, game, news, code, email, emails, ' +
    'printer, fridge, pc, tv, server, servers, website, site, wi fi, signal, coffee, tea, beer, economy, ' +
    'market, stocks, plot, episode, song, songs, band, team, arsenal, spurs, united, city, match, excuse, ' +
    'excuses, argument, brain, battery, battery life, attendance, turnout',
  // What is added to a clause, and says nothing.
  aside:
    'lol, lmao, rofl, haha, hahaha, tbh, btw, ffs, wtf, omg, guys, folks, all, everyone, people, mate, dude, ' +
    'man, pls, please, sorry, help, rn, atm, tho, though, today, tonight, now, again, yesterday, either, on ' +
    'me',

  // Of a wet seat, what made it so.
  laugh:
    'laughing, laughed, laughter, hilarious, gif, gifs, meme, memes, giggling, giggled, giggles, tickled, ' +
    'cracking up',

  // What is numb there is no body.
  mind: 'boredom, bored, boring, brain, mind, mentally, emotionally, emotions, election, meeting, meetings, news, grief, shock, zoom, spreadsheets',

  // For `^` and `~` in the lists of words.
  limbs: 'legs, feet, thighs, calves, shins, lower legs, soles',
  refusals: 'wont, dont, doesnt, didnt, cant, cannot, not, isnt, arent, couldnt, wouldnt, aint',
  // With an accident that nobody is named for.
  lately:
    'yesterday, last week, last weekend, last month, last night, this morning, this week, days ago, weeks ' +
    'ago, week ago, at the weekend, on monday, on tuesday, on wednesday, on thursday, on friday, on saturday, ' +
    'on sunday, the other day, recently, earlier',
  // What only sounds like it.
  idiom:
    'no pain no gain, pain au chocolat, pains au chocolat, hurt is not harm, hurt isnt harm, hurt does not ' +
    'mean harm, hurt doesnt mean harm, pain in the ass, pain in the arse, pain in the butt, pain in the neck, ' +
    'pain in the backside, royal pain, sore loser, sore losers, sore point, sore subject, sore spot, sore ' +
    'throat, sight for sore eyes, growing pains, growing pain, hurt my feelings, hurt your feelings, hurt his ' +
    'feelings, hurt her feelings, feelings are hurt, feelings hurt, hurt feelings, cant hurt, couldnt hurt, ' +
    'wont hurt, wouldnt hurt, doesnt hurt to, never hurts to, hurts to ask, hurts my brain, brain hurts, head ' +
    'hurts thinking, hurts my pride, hurt my pride, hurts my wallet, wallet hurts, hurt my ego, painstaking, ' +
    'pain point, pain points, pain relief cream, pain scale, pain free, pain management, painkiller, ' +
    'painkillers, house of pain, injury prevention, injury free, injury time, cabin fever, hay fever, fever ' +
    'pitch, saturday night fever, spring fever, gold fever, disco fever, by accident, on accident, happy ' +
    'accident, no accident, accidentally, app crashed, bot crashed, it crashed, server crashed, crashed out, ' +
    'crashed on the, fell asleep, fell behind, fell in love, fell for, fell short, fell apart, fell through, ' +
    'fell off the wagon, fell into, fell out, fall asleep, slipped my mind, slipped up, slipped through, ' +
    'slipped in, back down, back up, back in, back on, back at, back from, back to, be back, im back, i am ' +
    'back, come back, came back, get back, got back, go back, going back, went back, welcome back, way back, ' +
    'set back, hold back, fight back, bounce back, feedback, call back, write back, on the other hand, at ' +
    'hand, by hand, each hand, per hand, in hand, lend a hand, give me a hand, hands down, hands on, on foot, ' +
    'put my foot down, my two feet, foot in the door, cost an arm and a leg, leg up, pulling my leg, pull my ' +
    'leg, break a leg, shake a leg, last leg, leg day, leg press, chest press, chest day, chest fly, hope ' +
    'chest, treasure chest, off my chest, chest up, chest high, butt off, ass off, arse off, kick ass, kicked ' +
    'ass, kick my ass, kicked my ass, kicked my butt, kick my butt, badass, lazy ass, smart ass, comfortably ' +
    'numb, mind numbing, numbskull, dont feel like, do not feel like, cant feel my arms lol, weak link, weak ' +
    'point, weak spot, weak excuse, weak sauce, weak coffee, weak tea, weak signal, cant wait, cannot wait, ' +
    'no problem, no problems, no trouble, not a problem, no worries, hard work, hard day, working hard, work ' +
    'hard, lose count, lost count, lost track, wee bit, a wee, wee one, wee ones, pee wee, pee break, bum ' +
    'deal, bummer, bottom of, bottom up, bottom line, at the bottom, rock bottom, the bottom, bottom ' +
    'position, balls to the wall, having a ball, meat balls, tennis balls, cancer research, cancer charity, ' +
    'for cancer, cancer run, cancer walk, cancer awareness, tropic of cancer, against cancer, gave me a heart ' +
    'attack, nearly had a heart attack, almost had a heart attack, heart attack on a plate, operation manual, ' +
    'in operation, hours of operation, smooth operation, the operation of, rescue operation, expecting a ' +
    'delivery, expecting a parcel, pregnant pause, bump up, speed bump, goose bumps, goosebumps, fist bump, ' +
    'bump the, baby bump photo, lump sum, lump in my throat, sugar lump, take your lumps, killing it, killing ' +
    'time, killing the, dressed to kill, youre killing me, heat is killing me, not only, not just, dont know, ' +
    'dont understand, dont think, not sure, dont care, dont want, more or less, sooner or later, one over, ' +
    'game over, do over, over the, over it, start over, heavy weight, heavy weights, how heavy, too heavy, ' +
    'tight schedule, tight budget, hold tight, sit tight, sleep tight, night shift, last night, tonight, good ' +
    'night, goodnight, in bed by, movie night, date night, on steroids lol, sex on the beach, run out, ran ' +
    'out, running late, run late, in the long run, dry run, knees to chest, knee to chest, knee hug, knee ' +
    'hugs, gone to, has gone up, gone for, lost my streak, lost my keys, lost my phone, lost my way, lost my ' +
    'mind, lost my job, lost my place, lost my notes, lost my temper, lost my bet, painful to watch, hurting ' +
    'my feelings, used to hurt, used to ache, used to be sore, used to be painful, thought it would hurt, ' +
    'fever dream, bieber fever, gives me chills, gave me chills, give me chills, giving me chills, chills ' +
    'from this, chills from that, without trying hard, cant stand this, cant stand the, cant stand it, cant ' +
    'stand that, like i was hit by, like i got hit by, like ive been hit by, like i have been hit by, like ' +
    'being hit by, asleep on my feet, app crash, crash course, i stopped, ive stopped, i have stopped, we ' +
    'stopped, so stopped, i have gone, ive gone, never had such, never had so, never had this, never had it ' +
    'this, never felt such, never felt so, never felt this, never been in so, never been in such, never been ' +
    'so, never been this, never known such, nothing helps, nothing works, dont help, doesnt help, didnt help, ' +
    'not helping, wont go away, doesnt go away, does not go away, not going away, wont stop, doesnt stop, ' +
    'didnt stop, does not stop, not stopping, no idea, no joke, no kidding, not gonna lie, not going to lie, ' +
    'not lying, need to pee, need a pee, need a wee, needed to pee, have to pee, had to pee, have to wee, ' +
    'need the toilet, need the loo, time to pee, time to wee, pee breaks, dont need to, dont have to, didnt ' +
    'have to, dont need, no need, no time, pissing down, pissing it down, pissing rain, take the piss, taking ' +
    'the piss, crash on the, accident on the, crash diet, sex and the city, stiff competition, burning ' +
    'question, burning fat, burning calories, better than ever, no pain or gain, head to toe, heads up, head ' +
    'start, head home, on the move, car crash on the, walk the dog, cant walk the, cant walk my dog, fell ' +
    'over laughing, not bad, not a bad, legs up the wall, pain is weakness leaving the body, the truth hurts, ' +
    'truth hurts, hurts to say, hurts to see, hurts to watch, hurts to admit, hurts to lose, is a pain $, its ' +
    'a pain $, what a pain $, such a pain $, sore that, sore about, peed myself laughing, pissed myself ' +
    'laughing, wet myself laughing, peed my pants laughing, pissing myself laughing, peeing myself laughing, ' +
    'heart skipped a beat, gone home, im a cancer $, i am a cancer $, good for back pain, against back pain, ' +
    'helps with back pain, article about, articles about, slipped on the bar, hands slipped, hand slipped, ' +
    'grip slipped, hurts so good, hurt so good, hurting so good, hurts in a good way, hurt in a good way, ' +
    'good hurt, good pain, good sore, good soreness, nice sore, nicely sore, good ache, nice ache, good kind ' +
    'of sore, good kind of pain, good way sore, sore in a good way, sore but in a good way, pain is ' +
    'temporary, pain is just weakness, pain is gain, pain train, pain cave, world of pain, hurting for time, ' +
    'hurting for, is a headache, was a headache, a headache to, logistical headache, was a pain, were a pain, ' +
    'be a pain, being a pain, a pain trying, a pain getting, a pain at work, love the pain, embrace the pain, ' +
    'no gain, cancer sucks, fuck cancer, beat cancer, cancer fundraiser, cancer walkathon, race for life, ' +
    'macmillan, movember, relay for life, cancer charity run, zodiac, operation get, operation fit, operation ' +
    'summer, operation beach, operation back, football fever, world cup fever, euros fever, christmas fever, ' +
    'festive fever, dance fever, gym fever, baby fever, holiday fever, jungle fever, travel fever, fever ' +
    'tree, traffic accident on the, car accident on the, crash on my way, accident on my way, accident ahead, ' +
    'accident blocking, an accident that, not an accident, happy accidents, back squat, back squats, back ' +
    'extension, back extensions, back workout, back workouts, back exercise, back exercises, back day, back ' +
    'row, back rows, back program, back programme, back lever, back raise, back raises, back to back, back ' +
    'burner, back seat, back garden, back door, back pocket, back yard, backyard, back soon, back there, back ' +
    'here, back into, back on track, back and better, back and ready, got your back, have your back, has my ' +
    'back, had my back, watch your back, behind my back, off my back, off your back, pat on the back, pat ' +
    'myself on the back, at the back, out back, the way back, right back, full back, half back, fell off the ' +
    'bench laughing, fell off the chair laughing, fell off my chair laughing, fell off my chair lol, laughed ' +
    'so hard i fell, fallen behind, falling behind, fallen off the wagon, falling off the wagon, falling ' +
    'asleep, falling apart, fall apart, fell flat, fell on my face with, fell out of love, fell out with, ' +
    'fell at the first hurdle, fell to bits, fell to pieces, fell foul, fell back into, fell ill, fallen ill, ' +
    'falling for, falling into, night fell, prices fell, temperature fell, slipped out, slipping up, slipped ' +
    'from, slipped away, standards slipped, tripping, trip to, tripped the, tripped out, lost my motivation, ' +
    'lost motivation, lost interest, lost weight by, lose weight by, trying to lose, want to lose, wanna ' +
    'lose, need to lose, hoping to lose, lose some weight, lose a few, losing weight on purpose, lost weight ' +
    'thanks, lost weight since i joined, lost weight from, lost the weight, weight loss goal, weight loss ' +
    'journey, weight loss program, weight loss plan, lost weight with, new weight, weight plates, drop the ' +
    'weight, dropped the weight, dropped weight, dropping the weight, lost the bet, loose change, hard to ' +
    'believe, stiff drink, stiff upper lip, scared stiff, bored stiff, frozen stiff, worked stiff, lost ' +
    'feeling like, sore winner, stomach for it, gut feeling, heart to heart, heart set, heart of gold, heart ' +
    'of, heart goes out, heart breaks, broke my heart, broken heart, heartbroken, by heart, take heart, heart ' +
    'rate, heart emoji, wasnt in it, isnt in it, bless your heart, with all my heart, eat my heart out, heart ' +
    'and soul, breaking my heart, heart is full, my heart sank, heart stopping, heart stopper, chest freezer, ' +
    'chest of drawers, chest expander, tight squeeze, tight on time, tight fit, tight jeans, tight shirt, ' +
    'tight lipped, money is tight, time is tight, schedule is tight, tight game, tight ship, tight core, ' +
    'tight abs, numb and number, numb to it, numb to the news, brain is numb, brain numb, mind is numb, mind ' +
    'numb, bored numb, numb from boredom, numb with boredom, numb with cold, emotionally numb, numb inside, ' +
    'numb about, numb by the, weak at the knees, weak in the knees, weak knees over, go weak at, weak ' +
    'attempt, weak effort, weak week, weak joke, weak wifi, weak performance, weak core, stroke of, different ' +
    'strokes, keep stroke, breast stroke, backstroke, stroke of luck, a stroke of, flower pots, come on, oh ' +
    'come on, high pressure job, high pressure week, high pressure at work, high pressure meeting, no ' +
    'pressure, peer pressure, time pressure, blood pressure is fine, blood pressure is good, blood pressure ' +
    'is down, my new hip hop, hip hop, hip hip, stitches from laughing, in stitches, had me in stitches, sick ' +
    'of, sick and tired, sick set, sick workout, sick session, sick beat, sick gains, sick tune, that was ' +
    'sick, how sick, feel sick of, sick pump, mad sick, love sick, homesick, a bit sick of, faint praise, ' +
    'faint idea, faint hope, not for the faint, faint hearted, go limp, limp excuse, ouch the price, baby ' +
    'shower, baby steps, oh baby, yeah baby, baby weight, baby due date party, in the balls, the balls to, ' +
    'had the balls, got balls, ball ache, having a laugh, nuts about, thats nuts, this is nuts, going nuts, ' +
    'drives me nuts, driving me nuts, hit the sack, sack of, kettle bells, down under in, trip downstairs, ' +
    'going downstairs, go downstairs, went downstairs, neighbour downstairs, neighbours downstairs, people ' +
    'downstairs, downstairs neighbour, downstairs neighbor, downstairs neighbours, downstairs neighbors, the ' +
    'downstairs, run downstairs, downstairs gym, booty gains, booty shorts, booty pump, booty work, booty ' +
    'workout, fanny pack, nuts and, wee workout, wee walk, shit show, shit week, shit day, no shit, holy ' +
    'shit, oh shit, shit load, good shit, the shit, this shit, shit hot, shit weather, tough shit, get my ' +
    'shit together, shit happens, bullshit, shit forgot, shit i forgot, shit im late, shit ton, shitload, ' +
    'shit excuse, shit sleep, feel like shit, felt like shit, feels like shit, look like shit, shit tired, ' +
    'shit at, dont give a shit, give a shit, shit day at, shit night, didnt do shit, cant do shit, dont do ' +
    'shit, cant believe this shit, number two seed, flow state, in the flow, work flow, yoga flow, live ' +
    'stream, stream tonight, stream a, twitch stream, wipe the floor, wipe the mat, wipe down, wiped my mat, ' +
    'wiped after work, im wiped, totally wiped, wipe out, wiped the, wet wipe, wet wipes, face wipe, gone ' +
    'into, wipe my mat, wipe my face, wipe my forehead, i am wiped, wiped from work, got my back covered, ' +
    'back tomorrow $, such a pain to, is a pain to, its a pain to, was a pain to, bit of a pain to, a pain to ' +
    'log, a pain to use, a pain to get, a pain to find, a pain to do, a pain to set, hurts my soul, hurt my ' +
    'soul, hurts my ego, ego hurts, ego is hurt, soul hurts, hurts my eyes, hurts my ears, hurts my heart, ' +
    'heart hurts for, hurts my bank, hurts my feelings, pride hurts, eyes hurt from, cancer documentary, ' +
    'cancer season, cancer moon, cancer sign, im a cancer so, im a cancer and, typical cancer, cancer ward on ' +
    'tv, cancer event, cancer appeal, cancer uk, degrees here, degrees outside, degrees in, degrees today, ' +
    'degrees out, #hot degrees here, #hot degrees outside, #hot degrees in, #hot degrees today, #hot degrees ' +
    'out, #hot degrees, chills watching, chills listening, got chills watching, chills every time, tingling ' +
    'with, tingles with, tingle of, tingles watching, spine tingling, spine tingler, heavy chest day, chest ' +
    'session, chest workout, chest gains, chest and back, chest and arms, chest and tri, chest work, chest ' +
    'muscles, numb skull, painful to look, painful to read, painful to see, painful to admit, painful to ' +
    'think, painful to hear, slipped on my trainers, slipped on my shoes, slipped on my kit, slipped on my ' +
    'joggers, slipped on a top, surgery of, the temperature, room temperature, water temperature, core ' +
    'temperature, the temp, surgery hours, gp surgery, doctors surgery, vets surgery, dentist surgery, ' +
    'surgery reception, painful meeting, painful loss, painful defeat, painful game, painful movie, painful ' +
    'film, painful call, painful conversation, painful monday, painful match, i fell asleep, i fell behind, i ' +
    'fell in love, i fell for, i fell short, i fell apart, i fell through, i fell off the wagon, i fell into, ' +
    'i fell out, i fell over laughing, i fell off the bench laughing, i fell off the chair laughing, i fell ' +
    'off my chair laughing, i fell off my chair lol, i fell flat, i fell on my face with, i fell out of love, ' +
    'i fell out with, i fell at the first hurdle, i fell to bits, i fell to pieces, i fell foul, i fell back ' +
    'into, i fell ill, i fell a bit behind, i fell a week behind, pain of mondays, pain of monday, pain of ' +
    'being, pain of losing, does it matter, ive fallen off the wagon, pain went $, hurt no more, hurts no ' +
    'more, hurting no more',
} as const
