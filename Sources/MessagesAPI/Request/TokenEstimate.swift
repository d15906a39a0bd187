/// An estimate of how many tokens a text has: one for each four bytes of UTF-8, and at least one for any text.
///
/// The service's tokenizer is not public; what tests need is a count that is plausible and always the same.
public enum TokenEstimate {
    /// The estimated tokens of that text; 0 for the empty one.
    public static func tokens(in text: String) -> Int { (text.utf8.count + 3) / 4 }
}
