# What Scripts/serve and Scripts/bench share: how a program is linked that is quick to start.

# link_static ROOT: prints the flags, a word each, and makes what they name below the root of the repository. At a fixed address,
# and with its libraries inside, a program leaves the loader little to do before it runs, and tests wait for that. What is not
# there as an archive is loaded as ever.
link_static() {
    printf '%s\n' -Xlinker -no-pie
    local swift folder
    swift=$(swiftc -static-stdlib -print-target-info 2>/dev/null | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p' || true)
    if [[ ! -f $swift/linux/libswiftCore.a ]]; then return; fi
    # Whoever exports nothing is not looked through when other libraries look for symbols.
    printf '%s\n' --static-swift-stdlib -Xlinker --no-export-dynamic
    folder=$(archives_below "$1/.build/archives")
    if [[ -z $folder ]]; then return; fi
    printf '%s\n' --pkg-config-path "$folder" -Xlinker "-L$folder"
    if [[ -e $folder/libstdc++.a ]]; then printf '%s\n' -Xswiftc -Xclang-linker -Xswiftc -static-libgcc; fi
}

# archives_below FOLDER: prints the folder there in which the archives stand alone, since a linker takes what it finds first; or
# nothing, if it cannot be made. Its name comes from what is in it, so that a library that is updated is linked anew.
archives_below() {
    local packages=(libmicrohttpd yaml-0.1 zlib) package name found=() folder new
    for package in "${packages[@]}"; do name=$(archive_of "$package") && found+=("$name"); done
    name=$(clang -print-file-name=libstdc++.a 2>/dev/null || cc -print-file-name=libstdc++.a 2>/dev/null || true)
    # A compiler that does not find it says its name.
    [[ $name == /* && -f $name ]] && found+=("$name")
    if ((${#found[@]} == 0)); then return 0; fi
    folder=$1/$(cat "${BASH_SOURCE[0]}" "${found[@]}" | cksum | tr ' ' -)
    if [[ ! -d $folder ]]; then
        mkdir -p "$1" && new=$(mktemp -d "$folder.XXXXXX") || return 0
        for name in "${found[@]}"; do add_archive "$name" "$new"; done
        for package in "${packages[@]}"; do describe "$package" "$new" "$folder"; done
        # Whole or not at all, however many make it at a time.
        mv -T "$new" "$folder" 2>/dev/null || rm -rf "$new"
    fi
    [[ ! -d $folder ]] || echo "$folder"
}

# library_of PACKAGE: prints what the linker calls a package's library.
library_of() {
    local flags
    flags=$(pkg-config --libs-only-l "$1" 2>/dev/null) || return 1
    flags=${flags//[[:space:]]/}
    echo "${flags#-l}"
}

# archive_of PACKAGE: prints where a package's library is as an archive: beside the shared one, so that they are of one version.
archive_of() {
    local library path
    library=$(library_of "$1") || return 1
    path=$(pkg-config --variable=libdir "$1")/lib$library.a
    [[ -f $path ]] && echo "$path"
}

# add_archive ARCHIVE FOLDER: copies it there, if it can be linked.
add_archive() {
    local copy=$2/${1##*/}
    cp -f "$1" "$copy"
    if [[ $1 == */libstdc++.a ]]; then return; fi
    if ! { without_tls "$copy" && links "$copy"; }; then rm -f "$copy"; fi
    rm -f "$copy".*
}

# describe PACKAGE FOLDER PLACE: says where the archive will be to those who ask for the package, if it is there.
describe() {
    local library
    library=$(library_of "$1") || return 0
    if [[ ! -f $2/lib$library.a ]]; then return 0; fi
    cat >"$2/$1.pc" <<TEXT
Name: $1
Description: the archive, without the shared library
Version: $(pkg-config --modversion "$1")
Cflags: $(pkg-config --cflags "$1")
Libs: -L${3// /\\ } -l$library
TEXT
}

# without_tls ARCHIVE: adds to libmicrohttpd what it calls of GnuTLS. To serve HTTPS, which nobody asks it to here, it would load
# GnuTLS and the libraries that this needs: a quarter of the start. Beginning and ending do nothing, and all else aborts. No
# library that is loaded later finds these instead of its own, because the program exports nothing.
without_tls() {
    local name names
    names=$(nm --undefined-only "$1" 2>/dev/null | sed -n 's/^ *U \(gnutls_[a-z0-9_]*\)$/\1/p' | sort -u) || return 1
    if [[ -z $names ]]; then return 0; fi
    {
        echo '#include <stdlib.h>'
        for name in $names; do
            case $name in
                gnutls_global_init | gnutls_global_deinit) echo "int $name(void) { return 0; }" ;;
                *) echo "void $name(void) { abort(); }" ;;
            esac
        done
    } | clang -O1 -x c -c - -o "$1.o" 2>/dev/null && ar r "$1" "$1.o" 2>/dev/null
}

# links ARCHIVE: whether a program with all of it can be linked.
links() {
    echo 'int main(void) { return 0; }' |
        clang -x c - -x none -no-pie -Wl,--whole-archive "$1" -Wl,--no-whole-archive -o "$1.out" 2>/dev/null
}
