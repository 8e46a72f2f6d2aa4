# Counting what passed and what failed, over several scripts. Sourced, not run.

passed=0
failed=0
export FX_COUNTS=${FX_COUNTS:-$(mktemp)}
export SWIFT_BACKTRACE=enable=no

step() { printf '== %s  [%ss]\n' "$*" "$SECONDS"; }

# check NAME COMMAND...: runs a command, shows its output only where it fails, counts one.
check() {
    local name=$1 log
    shift
    log=$(mktemp)
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $name"
    else
        failed=$((failed + 1))
        cat "$log"
        echo "FAILED  $name"
    fi
    rm -f "$log"
}

# swift_tests NAME ARGUMENTS...: runs swift test and counts its tests.
swift_tests() {
    local name=$1 log status=0 line total bad
    shift
    log=$(mktemp)
    swift test --disable-xctest "$@" >"$log" 2>&1 || status=$?
    line=$(grep -aE 'Test run with [0-9]+ tests?' "$log" | tail -1)
    total=$(sed -nE 's/.*Test run with ([0-9]+) tests?.*/\1/p' <<<"$line")
    total=${total:-0}
    bad=$(grep -aE '^. Test .* failed after' "$log" | grep -avc '^. Test run')
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    if [ "$total" -eq 0 ] && [ "$bad" -eq 0 ]; then
        echo "no test ran: $name"
        bad=1
    fi
    if [ "$bad" -ne 0 ]; then cat "$log"; fi
    grep -aE '^skipped:' "$log" | sort -u
    passed=$((passed + (total > bad ? total - bad : 0)))
    failed=$((failed + bad))
    echo "$([ "$bad" -eq 0 ] && echo 'ok     ' || echo 'FAILED ') $name: $total tests, $bad failed"
    rm -f "$log"
}

# read_counts FILE: adds what another script counted.
read_counts() {
    local p=0 f=0
    if [ -s "$1" ]; then read -r p f <"$1"; fi
    passed=$((passed + p))
    failed=$((failed + f))
    : >"$1"
}

# close_counts: prints the closing line; fails where something failed.
close_counts() {
    echo "$passed $failed" >"$FX_COUNTS"
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
