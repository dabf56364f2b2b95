# Looks for what Topiary's build needs and installs or names what is missing; sourced by bash scripts.
#
# require GROUP...: the groups of debian-packages.txt, then a JDK and Maven. Exports JAVA25_HOME, where
# the build's toolchain plugin finds the JDK whatever Maven itself runs on. Ends the script with exit
# code 1 and one sentence where something stays missing.

dev_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project_folder=$(dirname "$(dirname "$dev_folder")")
# Debian keeps servers such as mosquitto where a user's PATH does not reach.
export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

. "$project_folder/packaging/portable/find-java.sh"

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$@"
    exit 1
}

# is_there WHAT: command:NAME, library:FILE or font:any.
is_there() {
    local name=${1#*:}
    case $1 in
        command:*) command -v "$name" >/dev/null ;;
        library:*) [[ $(uname -s) != Linux ]] || ! command -v ldconfig >/dev/null || grep -qF "$name" <<<"$(ldconfig -p)" ;;
        font:*) [[ $(uname -s) != Linux ]] || [[ -n $(find_font) ]] ;;
        *) fail "packaging/dev/debian-packages.txt names $1, which is no command, library or font." ;;
    esac
}

find_font() {
    local folders=(/usr/share/fonts /usr/local/share/fonts /run/current-system/sw/share/X11/fonts)
    [[ -z ${HOME-} ]] || folders+=("$HOME/.fonts" "$HOME/.local/share/fonts")
    find -L "${folders[@]}" \( -name '*.ttf' -o -name '*.otf' -o -name '*.ttc' \) -print -quit 2>/dev/null
}

has_apt() {
    command -v apt-get >/dev/null && [[ -e /etc/debian_version ]]
}

as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "Root rights are needed to install packages and there is no sudo; as root, run: $*"
    fi
}

apt_lists_are_fresh=
update_apt_lists() {
    [[ -z $apt_lists_are_fresh ]] || return 0
    say "Updating the package lists: apt-get update"
    as_root apt-get -qq update </dev/null >&2 || say "apt-get update failed; trying with the lists that are there."
    apt_lists_are_fresh=yes
}

# candidate PACKAGE...: prints the first one that apt could install.
candidate() {
    local package
    for package; do
        if [[ $(LC_ALL=C apt-cache policy "$package" 2>/dev/null) == *"Candidate: "[0-9]* ]]; then
            printf '%s\n' "$package"
            return 0
        fi
    done
    return 1
}

install_packages() {
    say "Installing: apt-get install $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" </dev/null >&2 \
        || fail "Installing $* failed; see above."
}

require() {
    local wanted=" $* " group what packages package
    local missing=() install=()
    while read -r group what packages; do
        [[ -n $group && $group != '#'* && $wanted == *" $group "* ]] || continue
        is_there "$what" && continue
        missing+=("$what")
        if has_apt; then
            update_apt_lists
            # shellcheck disable=SC2086 # the column is a list
            package=$(candidate $packages) || fail "Of the packages $packages none is known to apt; install $what."
            install+=("$package")
        fi
    done <"$dev_folder/debian-packages.txt"
    if ((${#install[@]})); then
        install_packages "${install[@]}"
    elif ((${#missing[@]})) && [[ $(uname -s) == Linux ]]; then
        fail "Please install what is missing with your system's package manager: ${missing[*]}."
    elif ! is_there command:mvn; then
        fail "Please install Maven 3.8 or newer (https://maven.apache.org) and put mvn on the PATH."
    fi
    require_jdk
    require_maven
}

require_jdk() {
    if ! find_java 25 javac && has_apt; then
        update_apt_lists
        local jdk
        if jdk=$(candidate openjdk-25-jdk-headless); then
            install_packages "$jdk"
            find_java 25 javac || true
        fi
    fi
    [[ -n $java_home ]] || fail "Please install a JDK 25 or newer, for example Temurin from https://adoptium.net;" \
        "it is looked for in $java_places_in_words."
    export JAVA25_HOME=$java_home
    # Maven needs some Java to run on, and starts the one of JAVA_HOME or of the PATH.
    command -v java >/dev/null || [[ -x ${JAVA_HOME-}/bin/java ]] || export JAVA_HOME=$java_home
}

require_maven() {
    local version
    version=$(mvn -B --version 2>/dev/null) || fail "mvn does not start: run mvn --version to see why."
    [[ $version =~ Maven\ ([0-9]+)\.([0-9]+) ]] || fail "mvn --version names no version: $version"
    ((BASH_REMATCH[1] > 3 || (BASH_REMATCH[1] == 3 && BASH_REMATCH[2] >= 8))) \
        || fail "Please install Maven 3.8 or newer; this one is ${BASH_REMATCH[1]}.${BASH_REMATCH[2]}."
}

# maven ARG...: Maven as the scripts use it, never asking, and without colours where nobody looks.
maven() {
    local plain=()
    if [[ -n ${CI-} || ! -t 1 ]]; then
        plain=(-Dstyle.color=never)
    fi
    mvn -B -ntp -f "$project_folder/pom.xml" "${plain[@]}" "$@"
}
