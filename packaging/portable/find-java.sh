# Finds a Java installation; sourced by bin/topiary and by packaging/dev. POSIX sh, starts no process
# unless nothing else helps, because the command line is used in scripts.

# Where java_places looks, for people.
java_places_in_words="JAVA25_HOME, JAVA_HOME, the PATH, /usr/lib/jvm, /Library/Java/JavaVirtualMachines, \
~/.sdkman/candidates/java and ~/.jdks"

# java_home_serves HOME MINIMUM TOOL: true where HOME holds bin/TOOL of Java MINIMUM or newer.
java_home_serves() {
    [ -x "$1/bin/$3" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r java_key java_value; do
        if [ "$java_key" = JAVA_VERSION ]; then
            java_value=${java_value#\"}
            java_value=${java_value%%[!0-9]*}
            [ "${java_value:-0}" -ge "$2" ]
            return
        fi
    done <"$1/release"
    return 1
}

# find_java MINIMUM TOOL: sets java_home to the first Java of at least MINIMUM that has bin/TOOL
# (java, or javac where a JDK is asked for), or returns 1.
find_java() {
    java_on_path=
    if java_command=$(command -v "$2"); then
        case $java_command in
            /*)
                java_command=$(readlink -f "$java_command" 2>/dev/null || printf %s "$java_command")
                java_on_path=${java_command%/bin/*}
                ;;
        esac
    fi
    for java_home in "${JAVA25_HOME-}" "${JAVA_HOME-}" "$java_on_path" /usr/lib/jvm/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/*; do
        if [ -n "$java_home" ] && java_home_serves "$java_home" "$1" "$2"; then
            return 0
        fi
    done
    java_home=
    return 1
}
