/// A command line that needs no explanation: paths, and options that are said once, with a value or as a flag.
///
/// Groups of options take theirs; what nobody has taken is not known. Anything else that a command line can be is left to the
/// parser that can explain it.
struct PlainArguments {
    /// What is no option, in order.
    private(set) var paths: [String] = []
    private var values: [(option: String, value: String)] = []
    private var flags: [String] = []

    /// Splits a command line up; nil when it is not as plain.
    ///
    /// - Parameter flags: the options that have no value.
    init?(_ arguments: some Sequence<String>, flags known: [String]) {
        var rest = arguments.makeIterator()
        while let argument = rest.next() {
            if argument.isEmpty { return nil }
            guard argument.first == "-" else {
                paths.append(argument)
                continue
            }
            guard argument.hasPrefix("--") else { return nil }
            let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let option = String(parts[0])
            if flags.contains(option) || values.contains(where: { $0.option == option }) { return nil }
            if known.contains(option) {
                guard parts.count == 1 else { return nil }
                flags.append(option)
            } else {
                // Where another option follows, the value was forgotten.
                guard let value = parts.count == 2 ? String(parts[1]) : rest.next(), !value.isEmpty, value.first != "-"
                else { return nil }
                values.append((option, value))
            }
        }
    }

    /// Whether all options have been taken.
    var areTaken: Bool { values.isEmpty && flags.isEmpty }

    /// Takes an option's value; nil when it is not given.
    mutating func take(_ option: String) -> String? {
        values.firstIndex { $0.option == option }.map { values.remove(at: $0).value }
    }

    /// Takes a flag, and tells whether it is given.
    mutating func takeFlag(_ flag: String) -> Bool {
        flags.firstIndex(of: flag).map { flags.remove(at: $0) } != nil
    }
}
