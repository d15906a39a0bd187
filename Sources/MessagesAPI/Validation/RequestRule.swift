/// Finds one kind of error in a request.
///
/// A rule says what it is about, so that it is passed over where there is nothing of that kind.
struct RequestRule: Sendable {
    // The bits of what the rule is about; none for a rule for every request.
    private let fields: UInt64
    private let kinds: UInt32
    private let firstError: @Sendable (RequestUnderCheck) -> APIError?

    /// A rule for every request.
    init(firstError: @escaping @Sendable (RequestUnderCheck) -> APIError?) {
        (fields, kinds) = (0, 0)
        self.firstError = firstError
    }

    /// A rule for requests whose body has one of these fields.
    init(onFields fields: Name..., firstError: @escaping @Sendable (RequestUnderCheck) -> APIError?) {
        self.fields = fields.reduce(0) { $0 | $1.bit }
        kinds = 0
        self.firstError = firstError
    }

    /// A rule for requests with a block of one of these kinds.
    init(onBlocks kinds: BlockKind..., firstError: @escaping @Sendable (RequestUnderCheck) -> APIError?) {
        fields = 0
        self.kinds = kinds.reduce(0) { $0 | $1.bit }
        self.firstError = firstError
    }

    /// The error, nil when it is not there.
    @inline(__always)
    func error(in request: RequestUnderCheck) -> APIError? {
        // Names may share a bit. Then a rule looks for what is not there.
        let isForAll = fields == 0 && kinds == 0
        guard isForAll || fields & request.body.bits != 0 || kinds & request.outline.kinds != 0 else { return nil }
        return firstError(request)
    }
}
