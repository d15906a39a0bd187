import HTTPDaemon
import MessagesAPI

/// `/v1/files`: files that messages refer to by their ids, kept in the session.
///
/// What a client has uploaded cannot be downloaded from the service; where less is checked it can be here.
struct FilesDoor: Door {
    private static let root = "/v1/files"
    /// The service takes 500 MB, which no test needs to hold in memory.
    private static let longestBody = 64 << 20

    /// A path of the files, taken apart.
    private enum Path: Equatable {
        case all
        case one(String)
        case content(String)

        init?(_ path: String) {
            guard let path = CollectionPath(path, root: FilesDoor.root) else { return nil }
            switch (path.id, path.part) {
            case (nil, _): self = .all
            case (let id?, nil): self = .one(id)
            case (let id?, "content"): self = .content(id)
            default: return nil
            }
        }
    }

    func methods(at path: String) -> [String]? {
        switch Path(path) {
        case .all?: ["POST", "GET"]
        case .one?: ["GET", "DELETE"]
        case .content?: ["GET"]
        case nil: nil
        }
    }

    func maximumBodyBytes(at path: String) -> Int? { Path(path) == .all ? Self.longestBody : nil }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        try validator.checkHeaders(incoming)
        // The body is a form, so what was said of it as JSON does not count.
        if incoming.http.method == "POST", let error = APIError(bodyOf: incoming.http) { throw error }
    }

    func answer(_ incoming: Incoming, in context: DoorContext) throws(APIError) -> DoorAnswer? {
        let files = context.session.files
        let version = FileVersion(incoming)
        let json = { (file: StoredFile) in file.json(version, isDownloadable: !context.isStrict) }
        switch (Path(incoming.route.path), incoming.http.method) {
        case (.all, "POST"): return DoorAnswer(json(try upload(incoming, version, in: context)))
        case (.all, _):
            let query = QueryParameters(incoming.route.query)
            let page = try FilePage(query: query, version, strictly: context.isStrict)
            return DoorAnswer(try page.json(of: files.all, json: json))
        case (.one(let id), "DELETE"):
            if !files.delete(id), context.isStrict { throw StoredFiles.notFound(id) }
            return DoorAnswer(["id": .string(id), "type": "file_deleted"])
        case (.one(let id), _): return DoorAnswer(json(try file(id, in: context)))
        case (.content(let id), _):
            let file = try file(id, in: context)
            if file.isExpired(at: context.time) { throw StoredFiles.expired(id) }
            if context.isStrict {
                throw APIError(
                    .invalidRequest,
                    message: "File is not downloadable",
                    details: ["error_code": "file_not_downloadable"]
                )
            }
            return DoorAnswer(contentType: file.mediaType, body: file.content)
        case (nil, _): return nil
        }
    }

    private func upload(_ incoming: Incoming, _ version: FileVersion, in context: DoorContext) throws(APIError)
        -> StoredFile
    {
        let upload = try FileUpload(incoming, version, strictly: context.isStrict)
        var identifiers = context.identifiers
        let file = StoredFile(
            id: identifiers.file(),
            name: upload.name,
            mediaType: upload.mediaType,
            created: context.time,
            expires: upload.lifetime.map { context.time.advanced(by: .seconds($0)) },
            content: upload.content
        )
        try context.session.files.add(file)
        return file
    }

    /// The file of that id; where less is refused, one that nobody has uploaded is made up.
    private func file(_ id: String, in context: DoorContext) throws(APIError) -> StoredFile {
        if let file = context.session.files.file(id) { return file }
        if context.isStrict { throw StoredFiles.notFound(id) }
        return StoredFile(
            id: id,
            name: "unnamed.txt",
            mediaType: "text/plain",
            created: context.time,
            expires: nil,
            content: []
        )
    }
}
