# What Scripts/serve and Scripts/bench share: how a program is linked that is quick to start.

# link_static ROOT: prints the flags, a word each, and makes what they name below the root of the repository. At a fixed address,
# and with the libraries of Swift and C++ inside, the loader has little to do before the program runs, and tests wait for that.
# What is not there as an archive is loaded as ever.
link_static() {
    printf '%s\n' -Xlinker -no-pie
    local root=$1 library archive
    library=$(swiftc -static-stdlib -print-target-info 2>/dev/null | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p' || true)
    if [[ ! -f $library/linux/libswiftCore.a ]]; then return; fi
    # Whoever exports nothing is not looked through when other libraries look for symbols.
    printf '%s\n' --static-swift-stdlib -Xlinker --no-export-dynamic
    archive=$(clang -print-file-name=libstdc++.a 2>/dev/null || cc -print-file-name=libstdc++.a 2>/dev/null || true)
    # Who does not find it says its name.
    if [[ $archive != /* || ! -f $archive ]]; then return; fi
    # A linker takes what it finds first: in a directory of its own the archive stands alone.
    mkdir -p "$root/.build/archives"
    ln -sf "$archive" "$root/.build/archives/libstdc++.a"
    printf '%s\n' -Xlinker "-L$root/.build/archives" -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
}
