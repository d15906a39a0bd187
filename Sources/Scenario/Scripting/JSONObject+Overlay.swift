import MessagesAPI

extension JSONObject {
    /// What must be laid over another object to make it this one; nil when that has members that this one lacks.
    func overlay(over base: JSONObject) -> JSONObject? {
        guard base.allSatisfy({ self[$0.key] != nil }) else { return nil }
        var overlay: JSONObject = [:]
        for (key, value) in self where base[key] != value {
            if case .object(let mine) = value, case .object(let theirs)? = base[key] {
                guard let inner = mine.overlay(over: theirs) else { return nil }
                overlay[key] = .object(inner)
            } else {
                overlay[key] = value
            }
        }
        return overlay
    }
}
