import MessagesAPI

extension ScenarioSchema {
    /// What a text must be like.
    static let textMatch: JSON = .object(
        Form.any(of: [
            Form.text,
            Form.list(of: Form.reference("textMatch"), atLeast: 1).overlaid(with: ["description": "Any of these."]),
            Form.reference("textMatchMap"),
        ])
    )

    /// A text match in map form.
    static let textMatchMap: JSON = .object(
        Form.map(
            [
                "contains": Form.text.described("It contains this text."),
                "equals": Form.text.described("It is this text."),
                "regex": Form.text.described("This expression, in Swift's syntax, is found somewhere in it."),
                "glob": Form.text.described("The whole of it fits this pattern of *, ? and […]."),
                "not": Form.reference("textMatch").described("This does not hold."),
                "ignore_case": Form.flag.described("Upper and lower case are the same. Default: false."),
            ],
            exactlyOne: TextMatch.keys
        )
    )
}
