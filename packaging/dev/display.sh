# Screens of our own for tests that need a real window; sourced by bash scripts after prerequisites.sh.
#
# open_display: starts Xvfb and openbox, exports DISPLAY and XAUTHORITY, and ends both with the script.
# open_displays COUNT: the same for several screens, whose numbers are display_prefix and 1, 2 and so on: tests in JVMs
#     side by side would take the focus from each other on a single one. DISPLAY is the first.
# No server is reachable over TCP.

close_display() {
    local pid
    for pid in "${display_pids[@]}"; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    display_pids=()
    [[ -z ${display_folder-} ]] || rm -rf "$display_folder"
}

open_display() {
    open_displays 1
}

open_displays() {
    local cookie number
    display_folder=$(mktemp -d)
    display_pids=()
    trap close_display EXIT
    cookie=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    # A server takes every cookie of its file, so the number need not be known yet.
    xauth -q -f "$display_folder/server" add :0 . "$cookie" 2>/dev/null
    for ((display_prefix = 10; display_prefix < 1000; display_prefix++)); do
        ! start_servers "$1" || break
    done
    ((display_prefix < 1000)) || fail "Xvfb did not start: $(tail -n 3 "$display_folder/xvfb.log" 2>/dev/null)"
    export XAUTHORITY=$display_folder/client GDK_BACKEND=x11
    # There is no accessibility bus on a screen of our own: GTK need not look for one.
    export NO_AT_BRIDGE=1
    unset WAYLAND_DISPLAY
    for ((number = $1; number >= 1; number--)); do
        export DISPLAY=:$display_prefix$number
        xauth -q -f "$XAUTHORITY" add "$DISPLAY" . "$cookie" 2>/dev/null
        start_window_keeper
    done
}

# Starts as many servers with the prefix; false, and none is left, if a number is taken.
start_servers() {
    local number answer others=${#display_pids[@]}
    for ((number = 1; number <= $1; number++)); do
        [[ ! -e /tmp/.X11-unix/X$display_prefix$number ]] || break
        rm -f "$display_folder/number"
        mkfifo "$display_folder/number"
        # -r: where the machine stalls, a key that is held too long must not count twice
        Xvfb ":$display_prefix$number" -displayfd 3 -screen 0 1600x1000x24 -r -nolisten tcp -noreset \
            -auth "$display_folder/server" 3>"$display_folder/number" </dev/null >/dev/null \
            2>"$display_folder/xvfb.log" &
        display_pids+=($!)
        read -r -t 60 answer <"$display_folder/number" || break
    done
    ((number <= $1)) || return 0
    while ((${#display_pids[@]} > others)); do
        kill "${display_pids[-1]}" 2>/dev/null || true
        wait "${display_pids[-1]}" 2>/dev/null || true
        unset 'display_pids[-1]'
    done
    return 1
}

start_window_keeper() {
    local managed=$display_folder/managed$DISPLAY
    openbox --sm-disable --startup "touch '$managed'" </dev/null >/dev/null 2>"$display_folder/openbox.log" &
    # before its server, which is further back: it ends first
    display_pids=($! "${display_pids[@]}")
    wait_until 30 test -e "$managed" || fail "openbox did not start: $(tail -n 3 "$display_folder/openbox.log")"
}

# wait_until SECONDS COMMAND...: true as soon as the command is, false when the time is over.
wait_until() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < end)) || return 1
        sleep 0.1
    done
}
