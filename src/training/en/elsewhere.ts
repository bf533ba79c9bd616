/** Exercises that are well known and stand in few programs, in English; phrases as in `phrases` in language.ts. */
export const ELSEWHERE =
  '[diamond/knee/incline/wide] (push/press) (up/ups)|(pushup/pushups/push-up/push-ups/pressup/pressups/press-up/press-ups)|' +
  '(pull/chin/sit/muscle/step) (up/ups)|(pullup/pullups/pull-up/pull-ups/chinup/chinups/chin-up/chin-ups)|' +
  '(situp/situps/sit-up/sit-ups/step-ups)|[bicycle] (crunch/crunches)|(burpee/burpees)|' +
  '[side/front/forearm] (plank/planks)|planking|[walking/reverse/side] (lunge/lunges)|' +
  '(jumping/star) (jack/jacks/jump/jumps)|(mountain climber/mountain climbers)|' +
  '(bench/leg/shoulder/overhead/military/chest) (press/presses)|(bench/benched)|[bicep/biceps/hammer/leg/hamstring/nordic] curls|' +
  '[tricep/triceps/bench/ring] dips|(tricep/triceps/back/hyper) (extension/extensions)|' +
  '(calf/leg/lateral/front) (raise/raises)|(box/broad) jumps|[kettlebell/kb/russian] (swing/swings)|wall (sit/sits)|' +
  '[bent over/barbell/dumbbell/cable] rows|(russian twist/russian twists/v sits/v-ups/dead bug/dead bugs/bird dog/bird dogs)|' +
  '(lat pulldown/lat pulldowns/clamshells/clam shells/fire hydrants/donkey kicks/flutter kicks/hollow hold/supermans)|' +
  '(power cleans/thruster/thrusters/high knees/inchworms/farmer carry/farmers carry/farmer walk/farmers walk)|' +
  '(turkish get up/turkish get ups/pistol squats/dead hang/dead hangs)'
