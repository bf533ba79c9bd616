/** What denies, ends or passes on what is said of the body, in English; read as the words for the body are. */
export const TALK_WORDS = {
  negator:
    'no, not, dont, doesnt, didnt, isnt, arent, wasnt, werent, never, without, none, nothing, neither, nor, ' +
    'hasnt, havent, hadnt, wont, wouldnt, couldnt, shouldnt, zero, hardly, barely, aint, nobody, w/o',
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
    'gone, stopped, vanished, disappeared, went away, goes away, cleared up, fixed, healed, cured, all good',
  // The same, also before it.
  free: 'free, relief, relieved, free of, free from, cured of, used to have, used to get, used to suffer',
  // It is less than it was.
  eased: 'less, better, eased, easing, improved, improving',
  // It is over, by what follows: "my back hurt, fine now".
  mended:
    'all good now, all fine now, fine now, fine again, ok now, okay now, ok again, good now, good again, ' +
    'better now, healed now, all gone, long gone, over now, gone',
  reset:
    'because, cause, cuz, coz, since, why, due, if, when, so, my, i, im, ive, as, although, though, while, ' +
    'whenever, until, till, after, but, because of my, cos of my, due to my, cos, due to, omg my, oh my',
  own:
    'i, im, ive, id, ill, my, me, mine, myself, because of my, cos of my, due to my, anyone else, anybody ' +
    'else, everyone else, we, omg my, oh my, hit me, ran me over, ran into me, knocked me',
  other:
    'he, she, his, her, hers, him, hes, shes, someone, somebody, anyone, anybody, everyone, people, patient, ' +
    'patients, you, your, youre, yours, does it, who, whose, anyones, someones, everyones, others, another ' +
    'person',
  // Of others, where no part of the body was named before.
  sad: '😭',
  they: 'they, their, them, theirs, theyre',
  kin:
    'mum, mom, mother, dad, father, wife, husband, partner, friend, sister, brother, dog, cat, son, daughter, ' +
    'kid, kids, child, children, baby, boss, colleague, coworker, neighbour, neighbor, grandma, grandpa, ' +
    'grandmother, grandfather, aunt, uncle, cousin, girlfriend, boyfriend, roommate, teacher, client, ' +
    'patient, horse, mums, moms, mothers, dads, fathers, wifes, husbands, partners, friends, sisters, ' +
    'brothers, dogs, cats, sons, daughters, childs, childrens, babys, colleagues, coworkers, neighbours, ' +
    'neighbors, grandmas, grandpas, grandmothers, grandfathers, aunts, uncles, cousins, girlfriends, ' +
    'boyfriends, roommates, mates, buddys, teachers, clients, patients, horses, my mate, my buddy, a mate, a ' +
    'buddy, friend of mine, mate of mine, buddy of mine, trainer, coach, instructor, flatmate, bf, gf, hubby, ' +
    'fiance, fiancee, granny, nan, nana, nephew, niece, trainers, coachs, gfs, bfs',
  // What can be hurt or weak and is nobody.
  thing:
    'phone, phones, dumbbell, dumbbells, kettlebell, kettlebells, weight, weights, laptop, chair, mat, bar, ' +
    'screen, internet, wifi, computer, joke, jokes, film, movie, meeting, meetings, music, app, bot, monday, ' +
    'mondays, truth, wallet, soul, pride, price, prices, loss, defeat, game, news, code, email, emails',
  // What is added to a clause, and says nothing.
  aside:
    'lol, lmao, rofl, haha, hahaha, tbh, btw, ffs, wtf, omg, ugh, argh, guys, folks, all, everyone, people, mate, ' +
    'dude, man, pls, please, sorry, help, rn, atm, tho, though, today, tonight, now, again, yesterday, either',

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
    'slipped in, back down, back up, back in, back on, back at, back from, back to, back again, be back, im ' +
    'back, i am back, come back, came back, get back, got back, go back, going back, went back, welcome back, ' +
    'way back, set back, hold back, fight back, bounce back, feedback, call back, write back, on the other ' +
    'hand, at hand, by hand, each hand, per hand, in hand, lend a hand, give me a hand, hands down, hands on, ' +
    'on foot, put my foot down, my two feet, foot in the door, cost an arm and a leg, leg up, pulling my leg, ' +
    'pull my leg, break a leg, shake a leg, last leg, leg day, leg press, chest press, chest day, chest fly, ' +
    'hope chest, treasure chest, off my chest, chest up, chest high, butt off, ass off, arse off, kick ass, ' +
    'kicked ass, kick my ass, kicked my ass, kicked my butt, kick my butt, badass, lazy ass, smart ass, ' +
    'comfortably numb, mind numbing, numbskull, dont feel like, do not feel like, cant feel my arms lol, weak ' +
    'link, weak point, weak spot, weak excuse, weak sauce, weak coffee, weak tea, weak signal, cant wait, ' +
    'cannot wait, no problem, no problems, no trouble, not a problem, no worries, hard work, hard day, ' +
    'working hard, work hard, lose count, lost count, lost track, wee bit, a wee, wee one, wee ones, pee wee, ' +
    'pee break, bum deal, bummer, bottom of, bottom up, bottom line, at the bottom, rock bottom, the bottom, ' +
    'bottom position, balls to the wall, having a ball, meat balls, tennis balls, cancer research, cancer ' +
    'charity, for cancer, cancer run, cancer walk, cancer awareness, tropic of cancer, against cancer, gave ' +
    'me a heart attack, nearly had a heart attack, almost had a heart attack, heart attack on a plate, ' +
    'operation manual, in operation, hours of operation, smooth operation, the operation of, rescue ' +
    'operation, expecting a delivery, expecting a parcel, pregnant pause, bump up, speed bump, goose bumps, ' +
    'goosebumps, fist bump, bump the, baby bump photo, lump sum, lump in my throat, sugar lump, take your ' +
    'lumps, killing it, killing time, killing the, dressed to kill, youre killing me, heat is killing me, not ' +
    'only, not just, dont know, dont understand, dont think, not sure, dont care, dont want, more or less, ' +
    'sooner or later, one over, game over, do over, over the, over it, start over, heavy weight, heavy ' +
    'weights, how heavy, too heavy, tight schedule, tight budget, hold tight, sit tight, sleep tight, night ' +
    'shift, last night, tonight, good night, goodnight, in bed by, movie night, date night, on steroids lol, ' +
    'sex on the beach, run out, ran out, running late, run late, in the long run, dry run, knees to chest, ' +
    'knee to chest, knee hug, knee hugs, gone into, gone to, has gone up, gone for, lost my streak, lost my ' +
    'keys, lost my phone, lost my way, lost my mind, lost my job, lost my place, lost my notes, lost my ' +
    'temper, lost my bet, painful to watch, hurting my feelings, used to hurt, used to ache, used to be sore, ' +
    'used to be painful, thought it would hurt, fever dream, bieber fever, gives me chills, gave me chills, ' +
    'give me chills, giving me chills, chills from this, chills from that, without trying hard, cant stand ' +
    'this, cant stand the, cant stand it, cant stand that, like i was hit by, like i got hit by, like ive ' +
    'been hit by, like i have been hit by, like being hit by, asleep on my feet, app crash, crash course, i ' +
    'stopped, ive stopped, i have stopped, we stopped, so stopped, i have gone, ive gone, never had such, ' +
    'never had so, never had this, never had it this, never felt such, never felt so, never felt this, never ' +
    'been in so, never been in such, never been so, never been this, never known such, nothing helps, nothing ' +
    'works, dont help, doesnt help, didnt help, not helping, wont go away, doesnt go away, does not go away, ' +
    'not going away, wont stop, doesnt stop, didnt stop, does not stop, not stopping, no idea, no joke, no ' +
    'kidding, not gonna lie, not going to lie, not lying, need to pee, need a pee, need a wee, needed to pee, ' +
    'have to pee, had to pee, have to wee, need the toilet, need the loo, time to pee, time to wee, pee ' +
    'breaks, dont need to, dont have to, didnt have to, dont need, no need, no time, pissing down, pissing it ' +
    'down, pissing rain, take the piss, taking the piss, crash on the, accident on the, crash diet, hit me ' +
    'with, sex and the city, stiff competition, burning question, burning fat, burning calories, better than ' +
    'ever, no pain or gain, head to toe, heads up, head start, head home, on the move, car crash on the, walk ' +
    'the dog, cant walk the, cant walk my dog, fell over laughing, not bad, not a bad, legs up the wall, pain ' +
    'is weakness leaving the body, the truth hurts, truth hurts, hurts to say, hurts to see, hurts to watch, ' +
    'hurts to admit, hurts to lose, is a pain $, its a pain $, what a pain $, such a pain $, a pain to, sore ' +
    'that, sore about, peed myself laughing, pissed myself laughing, wet myself laughing, peed my pants ' +
    'laughing, pissing myself laughing, peeing myself laughing, heart skipped a beat, gone home, im a cancer ' +
    '$, i am a cancer $, good for back pain, against back pain, helps with back pain, article about, articles ' +
    'about, slipped on the bar, hands slipped, hand slipped, grip slipped',
} as const
