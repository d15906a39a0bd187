import MessagesAPI

/// Which of the shapes of the files' endpoints a client gets, as its beta header chooses (the service's guide for the move from
/// `files-api-2025-04-14`).
enum FileVersion: Equatable {
    /// Without a header: pages have a cursor, and every file says when it expires.
    case general
    /// With `files-api-2025-04-14`: pages are found by ids, and nothing is said of an expiry.
    case beta
    /// With `managed-agents-2026-04-01` alone: the general shapes, and pages that can be found by ids too.
    case managedAgents

    init(_ incoming: Incoming) {
        let betas = incoming.betas
        self =
            betas.contains("files-api-2025-04-14")
            ? .beta : betas.contains("managed-agents-2026-04-01") ? .managedAgents : .general
    }
}
