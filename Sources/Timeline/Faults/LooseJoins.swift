extension [Step] {
    /// The same steps, of which none is joined to a next one that it can share no chunk with: faults put things between the
    /// two, or part them in time.
    var withoutLooseJoins: [Step] {
        enumerated().map { index, step in
            guard step.travel == .joined,
                index + 1 == count || !self[index + 1].isEvent || self[index + 1].at != step.at
            else { return step }
            var step = step
            step.travel = .alone
            return step
        }
    }
}
