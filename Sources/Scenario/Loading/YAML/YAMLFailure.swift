/// Why a text is no YAML, or not one document of it.
struct YAMLFailure: Error {
    /// What is wrong.
    enum Problem: Equatable {
        /// What LibYAML says.
        case said(String)
        case undefinedAlias
        /// There are aliases, and a key that is a list, a map or an alias.
        case keyIsNoText
        case anotherDocument
        case nestedTooDeep
    }

    /// What of the text was being read, in LibYAML's words, and where that begins.
    struct Context {
        let text: String
        let place: Place
    }

    let problem: Problem
    let place: Place
    var context: Context?
}
