# Completion of factcheck for bash, written by `factcheck completion bash`.

# Each sets REPLY: to the commands below a command, to its options, to what comes as its argument of a number, to what
# follows one of its options; to nothing where there is none.
_factcheck_commands() {
    case $1 in
@COMMANDS@
        *) REPLY='' ;;
    esac
}

_factcheck_options() {
    case $1 in
@OPTIONS@
        *) REPLY='' ;;
    esac
}

_factcheck_argument() {
    case "$1 $2" in
@ARGUMENTS@
        *) REPLY=nothing ;;
    esac
}

_factcheck_value() {
    case "$1 $2" in
@VALUES@
        *) REPLY='' ;;
    esac
}

_factcheck() {
    local cur=${COMP_WORDS[COMP_CWORD]} path='' kind='' option='' only_arguments='' given=0 at word REPLY
    local -a claims=()
    COMPREPLY=()
    for ((at = 1; at < COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        if [[ -n $kind ]]; then
            [[ $word == "=" ]] && continue # bash parts `--option=value` into three words
            [[ $option == --claims ]] && claims+=("--claims=$word")
            kind=''
        elif [[ -z $only_arguments && $word == -- ]]; then
            only_arguments=yes
        elif [[ -z $only_arguments && $word == -* ]]; then
            _factcheck_value "${path:-check}" "$word"
            kind=$REPLY option=$word
        else
            _factcheck_commands "$path"
            if ((given == 0)) && [[ " $REPLY " == *" $word "* ]]; then
                path=${path:+$path }$word
            else
                path=${path:-check}
                ((given += 1))
            fi
        fi
    done
    [[ $cur == "=" ]] && cur=''
    if [[ -z $kind && -z $only_arguments && $cur == -* ]]; then
        _factcheck_options "$path"
        kind="words $REPLY"
    elif [[ -z $kind ]]; then
        _factcheck_commands "$path"
        if ((given == 0)) && [[ -n $REPLY ]]; then
            kind="words $REPLY"
        else
            _factcheck_argument "${path:-check}" $((given + 1))
            kind=$REPLY
        fi
    fi
    # Where nothing is found, bash goes on to files; only an article may stand where a command does.
    [[ $kind == files || -z $path ]] || compopt +o default 2>/dev/null
    case $kind in
        "words "* | "patterns "*)
            while IFS= read -r word; do
                COMPREPLY+=("$word")
            done < <(compgen -W "${kind#* }" -- "$cur")
            ;;
    esac
    case ${kind%% *} in
        ids | tags | patterns)
            while IFS=$'\t' read -r word _; do
                [[ $word == "$cur"* ]] && COMPREPLY+=("$word")
            done < <("$1" completion "${kind%% *}" "${claims[@]}" 2>/dev/null)
            ;;
    esac
}

complete -o default -F _factcheck factcheck
