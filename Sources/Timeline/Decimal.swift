extension Double {
    /// Reads a decimal number of ASCII digits, without a sign or an exponent: `10`, `0.5`; nil for anything else.
    package init?(decimal text: some StringProtocol) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        self.init(text)
    }
}
