import MessagesAPI

/// One line of the table: what was measured, against what, and whether it is as it should be.
struct Figure {
    /// What a figure has to be.
    enum Target {
        /// No more than so much.
        case atMost(Double)
        /// No more than so many times what the other server needs.
        case ratioAtMost(Double)
        /// No less than so many times what the other server does.
        case ratioAtLeast(Double)
        /// It is there to compare with.
        case none
    }

    var name: String
    var unit: String
    var value: Double
    /// The server that it is measured against, and its figure.
    var other: (name: String, value: Double)?
    var target = Target.none

    /// Times the other's figure.
    var ratio: Double? { other.flatMap { $0.value > 0 ? value / $0.value : nil } }

    /// nil when there is no target.
    var isMet: Bool? {
        switch target {
        case .atMost(let most): value <= most
        case .ratioAtMost(let most): (ratio ?? .infinity) <= most
        case .ratioAtLeast(let least): (ratio ?? 0) >= least
        case .none: nil
        }
    }

    /// The columns of the table.
    var columns: [String] {
        [
            name, "\(Decimals.text(value)) \(unit)", other.map { "\(Decimals.text($0.value)) \($0.name)" } ?? "",
            ratio.map { Decimals.text($0) } ?? "", target.description, isMet.map { $0 ? "met" : "MISSED" } ?? "",
        ]
    }

    /// The same for programs.
    var json: JSON {
        var members: [(String, JSON)] = [
            ("name", .string(name)), ("unit", .string(unit)), ("value", .number(JSONNumber(value))),
        ]
        if let other {
            members.append(("against", .string(other.name)))
            members.append(("against_value", .number(JSONNumber(other.value))))
        }
        if let ratio { members.append(("ratio", .number(JSONNumber(ratio)))) }
        if let isMet {
            members.append(("target", .string(target.description)))
            members.append(("met", .bool(isMet)))
        }
        return .object(JSONObject(members))
    }
}

extension Figure.Target: CustomStringConvertible {
    var description: String {
        switch self {
        case .atMost(let most): "<= \(Decimals.text(most))"
        case .ratioAtMost(let most): "<= \(Decimals.text(most)) x"
        case .ratioAtLeast(let least): ">= \(Decimals.text(least)) x"
        case .none: ""
        }
    }
}

/// Numbers for people.
enum Decimals {
    /// At most three digits that count: 1234, 12.3, 1.23.
    static func text(_ value: Double) -> String {
        guard value.isFinite else { return "-" }
        let places = abs(value) >= 99.95 ? 0 : abs(value) >= 9.995 ? 1 : 2
        let factor = [1.0, 10, 100][places]
        let whole = Int((abs(value) * factor).rounded())
        let sign = value < 0 && whole > 0 ? "-" : ""
        guard places > 0 else { return "\(sign)\(whole)" }
        let fraction = String(whole % Int(factor))
        let text = "\(sign)\(whole / Int(factor)).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
        return text.hasSuffix(".00") ? String(text.dropLast(3)) : text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
