import { IDIOM } from './body-idioms.ts'

/** What denies, ends or passes on what is said of the body, in English; read as the words for the body are. */
export const TALK_WORDS = {
  negator:
    'no, not, dont, doesnt, didnt, never, without, none, nothing, neither, nor, wont, shouldnt, zero, ' +
    'hardly, barely, aint, nobody, w/o, nope, nah, 0, nowt, nada, cannot say, neva, dnt, doesn, havnt, ' +
    'wasn, didnt feel, dont feel, did not feel, do not feel, havent felt, didnt have, dont have, never ' +
    'felt, denies, denied, deny, check for, checking for, checked for, screen for, screening for, ' +
    '(leaflets/leaflet/talk/book/read/reading/learn/learned/podcast/documentary/article/articles/video/' +
    'poster) about, a talk on, lecture on, course on, podcast on, article on, video on, stop if, (stop/' +
    'tell you/let you know/say/quit/stops/say something/tell me/let me know) if it, stop if my, stop when ' +
    'it, stops if, tell you if, let you know if, say if, say something if, quit if, dont want to, dont ' +
    'want my, dont wanna, avoid, avoiding, prevent, prevents, preventing, keep my back from, keep it ' +
    'from, so my back wont, could have, couldve, could of, what counts as, (this/it/program/exercises/' +
    'bridges/these) help with, this helps with, it helps with, helped with, helped me with, this help ' +
    'against, before it hurts, before it starts, let it hurt',
  // What may stand between a denial and what is denied.
  filler:
    'a, an, any, the, this, that, these, those, of, in, at, to, all, much, more, most, any more, anymore, ' +
    'real, big, bad, little, bit, slightest, slightly, single, sign, signs, kind, sort, form, had, has, ' +
    'have, having, been, be, being, is, are, was, were, feel, feels, felt, feeling, get, gets, got, getting, ' +
    'experience, experienced, experiencing, notice, noticed, suffer, suffered, suffering, from, current, ' +
    'currently, recent, recently, known, previous, history, major, serious, significant, severe, new, other, ' +
    'ever, actually, really, even, exactly, quite, too, very, diagnosed, treated, for, on, or, nor, lower, ' +
    'left, right, low, longer, again, seem, seems, seemed, sharp, dull, shooting, acute, back, give, gives, ' +
    'gave, bring, make, makes, causes, causing, caused, anywhere, around, between, down, up, inside, doctor, ' +
    'weird, strange, unusual, unexplained, symptom, symptoms, own, thanks, god, sudden, cause any, cause me, ' +
    'should i stop if, do i stop if, do i have to stop if, do i need to stop if, must i stop if, should i ' +
    'quit if, part, parts, can i stop if, stop if it hurts right',
  // It is over, where it is said after what was.
  relief:
    'gone, stopped, vanished, disappeared, went away, goes away, cleared up, fixed, healed, cured, all good, ' +
    'subsided, passed, faded, no longer there, sorted, is over, all gone, totally gone, completely gone, jk, ' +
    'just kidding, only joking, just joking, im joking, only kidding, nah jk, no jk, a thing of the past, is ' +
    'history, are history, in the past, is finish, is finished, has finished, are over, is past, was past, ' +
    'pain finish, pain is finish, has left, left the building',
  // The same, also before it.
  free:
    'free, relief, relieved, free of, free from, cured of, used to have, used to get, used to suffer, cured ' +
    'my, fixed my, got rid of, sorted my, healed my',
  // It is less than it was.
  eased:
    'less, better, eased, easing, improved, improving, a lot less, much less, way less, settled, settling, ' +
    'calmer, calming, getting there',
  // It is over, by what follows: "my back hurt, fine now".
  mended:
    'all good now, all fine now, fine now, fine again, ok now, okay now, ok again, good now, good again, ' +
    'better now, healed now, all gone, long gone, over now, gone, good as new, right as rain, ok since, fine ' +
    'since, all good since, good since, all fine since, no trouble since, no problems since, no issues ' +
    'since, im fine, now no, now not, but now no, now not anymore, now it is good, well again, fully ' +
    'recovered, recovered now',
  reset:
    'because, cause, cuz, coz, since, why, due, if, when, so, my, i, im, ive, as, although, though, while, ' +
    'whenever, until, till, after, but, because of my, cos of my, due to my, cos, due to, omg my, oh my',
  own:
    'i, im, ive, id, my, me, mine, myself, because of my, cos of my, due to my, anyone else, anybody else, ' +
    'everyone else, we, omg my, oh my, hit me, ran me over, ran into me, knocked me, anyone elses, anybody ' +
    'elses, everyone elses, elses, meself, iv, ima, imma, we all, u guys too, rear ended me, rear ended, hit ' +
    'me with, hit me with their',
  // Of somebody else, where somebody else is named after it.
  hears:
    'sorry to hear, sorry about, sorry that, hope, hoping, heard, hear, glad, told me, tell me, tells me, says, said, ' +
    'think, know, wonder, wondering, worried about, worry about, afraid for, scared for, on behalf of, thinking of, ' +
    'looking after, look after, caring for, care for, taking care of, helping, live with, writing for, asking about, ask about',
  other:
    'he, she, his, her, hers, him, hes, shes, someone, somebody, anyone, anybody, everyone, people, patient, ' +
    'patients, you, your, youre, yours, does it, who, whose, anyones, someones, everyones, others, another ' +
    'person, whos, whod, hed, shed, yall, u, ur, his back, her back, theirs, their, every one, some people, ' +
    'ppl, folks',
  // Of them, one that somebody can call help for.
  them: 'he, she, his, her, him, hes, shes, hed, shed, someone, somebody, another person',
  pet: 'dog, dogs, cat, cats, horse, horses, puppy, kitten, doggo, hamster, pet',
  // Long ago: what happened then and is over is no sign today.
  still:
    'since, still, ever since, now, these days, again, today, comes back, never healed, never went away, ' +
    'never got better, hasnt healed, hasnt gone, hasnt gone away, didnt go away',
  past:
    'last year, years ago, years back, a year ago, yrs ago, year ago, decades ago, ages ago, long ago, ' +
    'long time ago, a while ago, as a kid, as a child, as a teenager, as a teen, when we were, in my ' +
    'youth, in my teens, in my twenties, in my thirties, in #year, back in #year, in the 80s, in the 90s, ' +
    'in the nineties, in the eighties, growing up, at uni, in school, in college, in high school, another ' +
    'life, last summer, last winter, last spring, last autumn, summer before last, two summers, one time, ' +
    'once, months ago, when i was (a/young/little/small/younger/growing/3/4/5/6/7/8/9/10/11/12/13/14/15/' +
    '16/17/18/19/20/21/22/23/24/25/26/27/28/29/30/31/32/33/34/35/36/37/38/39/40/41/42/43/44/at school/in ' +
    'school/at uni/in college/in the army/in my/on tour), before this program, before the program, before ' +
    'i joined, before i started, until i joined, until i started, before joining, before starting',
  sad: '😭, argh, aargh, arrgh, ugh, aaargh, gah, again',
  // "They" may be these, too.
  drill:
    'bridge, bridges, bird dog, bird dogs, dead bug, dead bugs, plank, planks, squat, squats, rdl, rdls, ' +
    'deadlifts, stretches, exercises, reps, sets, rounds',
  they: 'they, their, them, theirs, theyre',
  kin:
    'mum, mom, mother, dad, father, wife, husband, partner, friend, sister, brother, dog, cat, son, ' +
    'daughter, kid, kids, child, children, baby, boss, colleague, coworker, neighbour, neighbor, grandma, ' +
    'grandpa, grandmother, grandfather, aunt, uncle, cousin, girlfriend, boyfriend, roommate, teacher, ' +
    'client, patient, horse, mums, moms, mothers, dads, fathers, wifes, husbands, partners, friends, ' +
    'sisters, brothers, dogs, cats, sons, daughters, childs, childrens, babys, colleagues, coworkers, ' +
    'neighbours, neighbors, grandmas, grandpas, grandmothers, grandfathers, aunts, uncles, cousins, ' +
    'girlfriends, boyfriends, roommates, buddys, teachers, clients, patients, horses, my mate, my buddy, a ' +
    'mate, a buddy, friend of mine, mate of mine, buddy of mine, trainer, coach, instructor, flatmate, bf, ' +
    'gf, hubby, fiance, fiancee, granny, nan, nana, nephew, niece, trainers, coachs, gfs, bfs, sis, mam, ' +
    'papa, mama, mummy, mommy, daddy, nanna, gran, gramps, stepdad, stepmom, mil, fil, in laws, inlaws, ' +
    'missus, other half, better half, flatmates, housemate, housemates, roomie, bestie, pal, pals, workmate, ' +
    'gym buddy, gym bro, puppy, kitten, doggo, hamster, student, students, little one, toddler, newborn, ' +
    'lad, spouse, parents, twins, a guy, this guy, some guy, a girl, a woman, a man, some woman, lady at, ' +
    'old lady, the lady, sibling, siblings, stepson, godson, grandson, granddaughter, grandkid, landlord, ' +
    'postman, barista, grandad, granddad, grandparents, oma, opa, nonna, abuela, fella, wifey, hubs, sibs, ' +
    'godmother, stepmum, carer, tenant, in law, mother in law, father in law, baby daddy, guests, guest, ' +
    'team mate, teammate, teammates, the man, the woman, the guy, the girl, a person, the person, a ' +
    'stranger, a bloke, this bloke, the bloke, a lady, i look after, i care for, i work with, i take care of',
  // What can be hurt or weak and is nobody.
  thing:
    'phone, phones, dumbbell, dumbbells, kettlebell, kettlebells, weight, weights, laptop, chair, mat, bar, ' +
    'screen, internet, wifi, computer, joke, jokes, film, movie, meeting, meetings, music, app, bot, monday, ' +
    'mondays, truth, wallet, soul, pride, price, prices, loss, defeat, game, news, code, email, emails, ' +
    'printer, fridge, pc, tv, server, servers, website, site, wi fi, signal, coffee, tea, beer, economy, ' +
    'market, stocks, plot, episode, song, songs, band, team, arsenal, spurs, united, city, match, excuse, ' +
    'excuses, argument, brain, battery, battery life, attendance, turnout, the bus, the train, the tram, bus ' +
    'driver, the tube, budget, budget cuts, cuts, taxes, bills, rent, inbox, spreadsheet, commute, bill, the ' +
    'bill, that bill',
  // What is added to a clause, and says nothing.
  aside:
    'lol, lmao, rofl, haha, hahaha, tbh, btw, ffs, wtf, omg, guys, folks, all, everyone, people, mate, dude, ' +
    'man, pls, please, sorry, help, rn, atm, tho, though, today, tonight, now, again, yesterday, either, on ' +
    'me',

  // Of a wet seat, what made it so.
  laugh:
    'laughing, laughed, laughter, hilarious, gif, gifs, meme, memes, giggling, giggled, giggles, tickled, ' +
    'cracking up, so funny, was funny, too funny, funniest, comedy, cried laughing',

  // What is numb there is no body.
  mind:
    'boredom, bored, boring, brain, mind, mentally, emotionally, emotions, election, meeting, meetings, ' +
    'news, grief, shock, zoom, spreadsheets, test, exam, exams, school, homework, lecture, class, hw, maths, ' +
    'math',

  // Of fingers and feet, why they are numb.
  chilled:
    'from the cold, from cold, with cold, with the cold, of the cold, cold (outside/out/here/af/walk/run/' +
    'water/weather/morning/day/garage/gym/plunge), freezing, in the cold, in the snow, ice bath, frozen, ' +
    'icy, its cold, so cold out, minus, winter walk, winter run, gloves',
  // Nothing that is, but what could be.
  whatIf: 'what if, in case, if i ever, would i, if my @ ever, if it ever',
  thought: 'thought, expected, worried, afraid, scared, feared',
  ouch: 'ouch, ow, oww, owie, ouchie, owch, yeow',

  // For `^` and `~` in the lists of words.
  limbs: 'legs, feet, thighs, calves, shins, lower legs, soles',
  refusals: 'wont, dont, doesnt, didnt, cant, cannot, not, couldnt, wouldnt, aint',
  // With an accident that nobody is named for.
  lately:
    'yesterday, last week, last weekend, last month, last night, this morning, this week, days ago, weeks ' +
    'ago, week ago, at the weekend, on monday, on tuesday, on wednesday, on thursday, on friday, on saturday, ' +
    'on sunday, the other day, recently, earlier',
  // What only sounds like it.
  idiom: IDIOM,
} as const
