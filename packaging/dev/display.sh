# A screen of our own for tests that need a real window; sourced by bash scripts after prerequisites.sh.
#
# open_display: starts Xvfb and openbox, exports DISPLAY and XAUTHORITY, and ends both with the script.
# The server picks its own free number and is not reachable over TCP.

close_display() {
    local pid
    for pid in "${openbox_pid-}" "${xvfb_pid-}"; do
        if [[ -n $pid ]]; then
            kill "$pid" 2>/dev/null || true
            wait "$pid" 2>/dev/null || true
        fi
    done
    [[ -z ${display_folder-} ]] || rm -rf "$display_folder"
}

open_display() {
    local cookie number
    display_folder=$(mktemp -d)
    trap close_display EXIT
    cookie=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    # The server takes every cookie of its file, so the number need not be known yet.
    xauth -q -f "$display_folder/server" add :0 . "$cookie" 2>/dev/null
    mkfifo "$display_folder/number"
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset -auth "$display_folder/server" \
        3>"$display_folder/number" </dev/null >/dev/null 2>"$display_folder/xvfb.log" &
    xvfb_pid=$!
    read -r -t 60 number <"$display_folder/number" \
        || fail "Xvfb did not start: $(tail -n 3 "$display_folder/xvfb.log" 2>/dev/null)"
    export DISPLAY=:$number XAUTHORITY=$display_folder/client
    xauth -q -f "$XAUTHORITY" add "$DISPLAY" . "$cookie" 2>/dev/null
    unset WAYLAND_DISPLAY
    # There is no accessibility bus on a screen of our own: GTK need not look for one.
    export GDK_BACKEND=x11 NO_AT_BRIDGE=1
    openbox --sm-disable --startup "touch '$display_folder/managed'" </dev/null >/dev/null 2>"$display_folder/openbox.log" &
    openbox_pid=$!
    wait_until 30 test -e "$display_folder/managed" \
        || fail "openbox did not start: $(tail -n 3 "$display_folder/openbox.log")"
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
