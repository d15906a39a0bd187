extension MessagesRequest {
    /// The ids of the files that the content of the messages refers to: as the source of an image or a document, or for a
    /// container; inside a tool's result too.
    package var fileReferences: [String] {
        body.read { body in
            var ids: [String] = []
            for message in body.elements(of: .messages) { message.noteFileReferences(in: &ids) }
            return ids
        }
    }
}

extension JSONNode {
    /// Notes the files that the blocks of the content refer to.
    fileprivate func noteFileReferences(in ids: inout [String]) {
        for block in elements(of: .content) {
            if let id = block[.fileID], block[.type] == "container_upload" {
                if let id = id.string { ids.append(id) }
            } else if let source = block[.source], source[.type] == "file" {
                if let id = source[.fileID]?.string { ids.append(id) }
            } else if block[.type] == "tool_result" {
                block.noteFileReferences(in: &ids)
            }
        }
    }
}
