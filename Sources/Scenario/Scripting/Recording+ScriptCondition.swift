import MessagesAPI
import Timeline

extension Recording.Request {
    /// What asks like this request: the path, the model, how far the conversation is, and what the user says or which tool's
    /// result comes back. Short, because somebody will change it.
    var scriptCondition: Condition {
        var condition = Condition()
        let path = String(path.prefix { $0 != "?" })
        if path != "/v1/messages" { condition.path = .equals(path) }
        guard let body = (try? JSON(parsing: body)) else { return condition }
        let request = MessagesRequest(body: body)
        if !request.model.isEmpty, request.model.isSayable { condition.model = .contains(request.model) }
        let said = request.lastUserText.shortened
        if !said.isEmpty {
            condition.lastUser = .contains(said)
        } else if let result = request.toolResults.first {
            let name = result.name.flatMap { $0.isSayable ? $0 : nil }
            condition.toolResult = Condition.ToolResult(name: name.map { .equals($0) })
        }
        if request.turn > 1 { condition.turn = request.turn }
        return condition
    }

    /// How strictly requests like this one may be checked: what the service took, or refused in its own words, must come
    /// through to the rule.
    var validation: RequestValidator.Strictness {
        guard let body = (try? JSON(parsing: body))?.object, path.prefix(while: { $0 != "?" }) == "/v1/messages" else {
            return .strict
        }
        let version = RequestValidator.version { name in headers.first { $0.name.lowercased() == name }?.value }
        let betas = headers.filter { $0.name.lowercased() == "anthropic-beta" }
            .flatMap { $0.value.split(separator: ",").map { $0.filter { !$0.isWhitespace } } }
        // Of a request that is not known there is nothing to check.
        guard body["messages"] != nil else { return .strict }
        let error = RequestValidator(.strict).check(body: .object(body), version: version, betas: betas)
        return error == nil ? .strict : .off
    }
}

extension String {
    private static let mostScalars = 60

    /// Its first line that is not blank, without white space around it, and no more of that than names it.
    fileprivate var shortened: String {
        let lines = unicodeScalars.split { $0.properties.isWhitespace && $0 != " " && $0 != "\t" }
        let line = lines.map { Self.trimmed($0) }.first { !$0.isEmpty } ?? ""
        guard line.unicodeScalars.count > Self.mostScalars else { return line.isSayable ? line : "" }
        let head = line.unicodeScalars.prefix(Self.mostScalars)
        // Up to a space, where there is one, so that no word is cut.
        let words = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        let short = Self.trimmed(words)
        return short.isSayable ? short : ""
    }

    private static func trimmed(_ scalars: Substring.UnicodeScalarView) -> String {
        let tail = scalars.drop(while: \.properties.isWhitespace)
        return String(String.UnicodeScalarView(tail.reversed().drop(while: \.properties.isWhitespace).reversed()))
    }

    /// Whether a file can hold it: a YAML parser takes a byte order mark off a text that it begins.
    fileprivate var isSayable: Bool { unicodeScalars.first != "\u{FEFF}" }
}
