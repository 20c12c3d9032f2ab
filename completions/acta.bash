# bash completion for acta
_acta() {
  local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]}
  local record='--data --laws --strict --json --help'
  local options='--help --version'
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "init check claims compare count flows forensics observe audit report export simulate law $options" -- "$word")
    return
  fi
  case $command in
    init) options='--output --force --json --help' ;;
    check) options=$record ;;
    claims) options="check --sql --tables $record" ;;
    compare) options="--contest --copies --list --csv $record" ;;
    count) options="--steps --readings --explain --rctab --output --draw --draw-key --as-counted --law --seats --format
      --contest --first-column --precinct-column --ranks --families --tie-tree --margins --assertions --risk-limit --raire --ballot-log --cdf --blt --rctab-csv --page --rcvis --eml --date --by --constraints --verify $record" ;;
    audit)
      local subject="--contest --copy --unseen --least-margin --largest-station --test --risk-limit $record"
      if [ "$COMP_CWORD" -eq 2 ]; then
        mapfile -t COMPREPLY < <(compgen -W "plan ceremony draw list enter assess next report log irv risk verify --help" -- "$word")
        return
      fi
      case ${COMP_WORDS[2]} in
        plan) options="--state --plots --rates $subject" ;;
        draw) options="--seed --draws --sizes --output $subject" ;;
        assess) options="--seed --draws --paper --sizes --entries $subject" ;;
        next) options='--draws --sizes --output --laws --help' ;;
        list) options='--round --output --laws --help' ;;
        report) options='--page --output --laws --help' ;;
        irv) options='--contest --winner --cards --risk-limit --json --help' ;;
        risk) options='--test --risk-limit --reported --round --winners --ballots --prior --values --cards --upper --mean --eta --weight --bet --rate --rates --bets --shift --margin --draws --errors --json --help' ;;
        verify) options='--manifest --seed --json --help' ;;
        ceremony) options='--laws --help' ;;
        *) options='--laws --json --help' ;;
      esac ;;
    observe)
      options="plan draw estimate --contest --copy --strata --size --margin --confidence --replicates --seed --design
        --allocation --output --sample --reports --announced --forms --incidents --kind --station $record" ;;
    flows) options="--before-contest --after-contest --level --weighted --no-linear --bayes --replicates --seed $record" ;;
    forensics) options="--contest --copy --option --calibrate --replicates --before --mixture --mixture-areas --mixture-covariates --seed --plots $record" ;;
    export) options="--sqlite --xlsx --csv $record" ;;
    report) options="--output --audit --diff --calibrate --replicates --before --mixture --mixture-areas --mixture-covariates --seed $record" ;;
    simulate)
      options='--output --stations --options --regions --seed --title --law --added-ballots --moved-votes
        --rounded-percentages --small-stations --invented-digits --copied-sheets --even-shares --lost-sheets --swapped-rows --typing-errors --force --json --help' ;;
    law)
      options='--laws --json --help'
      if [ "$COMP_CWORD" -eq 2 ]; then
        mapfile -t COMPREPLY < <(compgen -W "list show check $options" -- "$word")
        return
      fi
      if [ "${COMP_WORDS[2]}" = show ]; then
        mapfile -t COMPREPLY < <(compgen -W "$(acta law list 2>/dev/null | cut -d' ' -f1)" -- "$word")
        return
      fi ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -o filenames -F _acta acta
