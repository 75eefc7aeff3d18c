# Completion of factcheck for fish, written by `factcheck completion fish`.

# Whether the command so far is one of those named; '' is none yet, 'explain 0' is one without arguments yet.
function __factcheck_at
    set -l path
    set -l given 0
    set -l skipped no
    for word in (commandline -opc)[2..]
        if test $skipped = yes
            set skipped no
        else if contains -- $word @WITH_VALUE@
            set skipped yes
        else if not string match -q -- '-*' $word
            if test $given -eq 0; and contains -- (string trim -- "$path $word") @PATHS@
                set path (string trim -- "$path $word")
                continue
            end
            set given (math $given + 1)
            test -n "$path"; or set path check
        end
    end
    contains -- "$path" $argv; or contains -- "$path $given" $argv
end

# The claims that the command so far is about.
function __factcheck_claims
    set -l named
    set -l is_next no
    for word in (commandline -opc)
        if test $is_next = yes
            set -a named --claims=$word
        else if string match -q -- '--claims=*' $word
            set -a named $word
        end
        test $word = --claims; and set is_next yes; or set is_next no
    end
    set -l program (commandline -opc)[1]
    $program completion $argv $named 2>/dev/null
end

complete -c factcheck -f
@LINES@
