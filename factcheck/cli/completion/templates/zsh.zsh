#compdef factcheck
# Completion of factcheck for zsh, written by `factcheck completion zsh`.

# Each sets `reply`: to the commands below a command and to its options, as `word:what it is`; to what comes as its
# argument of a number, to what follows one of its options; to nothing where there is none.
_factcheck_commands() {
    reply=()
    case $1 in
@COMMANDS@
    esac
}

_factcheck_options() {
    reply=()
    case $1 in
@OPTIONS@
    esac
}

_factcheck_argument() {
    reply=(nothing)
    case "$1 $2" in
@ARGUMENTS@
    esac
}

_factcheck_value() {
    reply=()
    case "$1 $2" in
@VALUES@
    esac
}

_factcheck_claims() {
    local line tab=$'\t'
    reply=()
    for line in ${(f)"$(_call_program claims ${(q)words[1]} completion $1 ${(@q)claims} 2>/dev/null)"}; do
        reply+=("${${line%%$tab*}//:/\\:}:${line#*$tab}")
    done
}

_factcheck() {
    local cur=$PREFIX where option only_arguments word
    local -i given=0 at
    local -a kind claims reply
    for ((at = 2; at < CURRENT; at++)); do
        word=${(Q)words[at]}
        if (($#kind)); then
            [[ $option == --claims ]] && claims+=(--claims=$word)
            kind=()
        elif [[ -z $only_arguments && $word == -- ]]; then
            only_arguments=yes
        elif [[ -z $only_arguments && $word == --*=* ]]; then
            [[ $word == --claims=* ]] && claims+=($word)
        elif [[ -z $only_arguments && $word == -* ]]; then
            _factcheck_value "${where:-check}" $word
            kind=($reply) option=$word
        else
            _factcheck_commands "$where"
            if ((given == 0 && ${reply[(I)$word:*]})); then
                where=${where:+$where }$word
            else
                where=${where:-check}
                ((given += 1))
            fi
        fi
    done
    if ((! $#kind)) && [[ -z $only_arguments && $cur == --*=* ]]; then
        _factcheck_value "${where:-check}" ${cur%%=*}
        kind=($reply)
        compset -P '*='
    elif ((! $#kind)) && [[ -z $only_arguments && $cur == -* ]]; then
        _factcheck_options "$where"
        _describe -t options option reply
        return
    elif ((! $#kind)); then
        _factcheck_commands "$where"
        if ((given == 0 && $#reply)); then
            _describe -t commands command reply
            [[ -z $where ]] && _files
            return
        fi
        _factcheck_argument "${where:-check}" $((given + 1))
        kind=($reply)
    fi
    case $kind[1] in
        files) _files ;;
        words | patterns)
            reply=(${kind[2,-1]})
            _describe -t values value reply
            ;|
        ids | tags | patterns)
            _factcheck_claims $kind[1]
            _describe -t claims claim reply
            ;;
    esac
}

if [[ $funcstack[1] == _factcheck ]]; then
    _factcheck "$@"
else
    compdef _factcheck factcheck
fi
