# What Scripts/test and Scripts/clients share: parts that pass or fail under a heading, the build that they need, and virtual
# environments. They source it from the root of the repository.

# The same flags for building and for testing, so that nothing is built twice. What debuggers need is a tenth of the build. Where
# a test fails is told without; only the backtrace of a crash has no lines then.
readonly build_flags=(-Xswiftc -warnings-as-errors -Xswiftc -gnone --explicit-target-dependency-import-check error)

passed=()
failed=()
not_run=()
built=

# check NAME COMMAND…: runs one part under a heading and notes how it ended.
check() {
    local name=$1 started=$SECONDS
    shift
    printf '\n=== %s ===\n' "$name"
    if "$@"; then
        passed+=("$name")
        printf -- '--- %s: passed in %d s\n' "$name" $((SECONDS - started))
    else
        failed+=("$name")
        printf -- '--- %s: FAILED after %d s\n' "$name" $((SECONDS - started))
        return 1
    fi
}

# list WORDS…: the words with commas between.
list() { local IFS=, words; words="$*"; echo "${words//,/, }"; }

# virtual_environment NAME: makes .venv/NAME from Scripts/requirements/NAME.txt, unless it is as that file says already.
virtual_environment() {
    local requirements=Scripts/requirements/$1.txt environment=.venv/$1
    local stamp=$environment/requirements.txt
    if cmp --silent "$requirements" "$stamp"; then return 0; fi
    echo "Making $environment from $requirements"
    rm -rf "$environment"
    if ! python3 -m venv "$environment" ||
        ! "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"; then
        echo "$environment could not be made; the lines above say why. It takes Python 3.10 or newer, and the Python"
        echo "package index (pypi.org) or a mirror that pip knows."
        return 1
    fi
    cp "$requirements" "$stamp"
}

# build ARGUMENTS…: builds once, however many parts need it, and tells each how it ended.
build() {
    if [[ -z $built ]]; then
        if check "swift build" swift build "$@" "${build_flags[@]}"; then built=yes; else built=no; fi
    fi
    [[ $built == yes ]]
}

# The newest SDK. Beside it, frameworks and all that no SDK takes part in are tested.
readonly newest_sdk=anthropic-2.11.0

# framework NAME OPTIONS…: tests what one framework's callers see. It has an environment of its own.
framework() {
    if check "$1: environment" framework_environments "$1"; then
        check "$1" framework_test "$@" || true
    else
        not_run+=("$1")
    fi
}

framework_environments() {
    virtual_environment "$newest_sdk" && virtual_environment "frameworks/$1"
}

framework_test() {
    local binary
    binary=$(swift build --show-bin-path)/mock-claude
    MOCK_CLAUDE_BINARY=$binary ".venv/$newest_sdk/bin/python" -m pytest Tests/Clients/frameworks --framework "$@"
}

# summary: ends with one line that says what passed, or what failed.
summary() {
    echo
    if ((${#failed[@]})); then
        local skipped=
        if ((${#not_run[@]})); then skipped="; not run: $(list "${not_run[@]}")"; fi
        echo "FAILED: $(list "${failed[@]}")$skipped"
        exit 1
    fi
    printf 'All %d parts passed in %d s.\n' "${#passed[@]}" "$SECONDS"
}
