internal import CZlib

/// Decompression by zlib. Nothing else in the project speaks to that library.
enum Inflation {
    /// What stands around the compressed bytes, as the library numbers it (`inflateInit2`).
    enum Format: Int32 {
        /// RFC 1952.
        case gzip = 31
        /// RFC 1950.
        case zlib = 15
        /// RFC 1951.
        case bare = -15
    }

    /// How many bytes may come out.
    private static let mostBytes = 256 << 20

    /// What each slice stands for. Several compressed files may stand behind each other, and the last may end early.
    ///
    /// The library's state stands at an address of its own, which nobody else has and which is given back at the end; what it
    /// is told of the slices and of the buffer it uses only during a call, in which both stay where they are.
    static func inflated(
        _ slices: [[UInt8]],
        format: Format,
        named name: String,
        mostBytes: Int = mostBytes
    ) throws(ScrubbingFailure) -> [[UInt8]] {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        guard czlib_inflate_init(stream, format.rawValue) == Z_OK else { throw .broken(name) }
        defer { inflateEnd(stream) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var results: [[UInt8]] = []
        var total = 0
        var isAtEnd = false
        for var slice in slices {
            var result: [UInt8] = []
            var start = 0
            while start < slice.count || !result.isEmpty && stream.pointee.avail_out == 0 {
                if isAtEnd {
                    guard inflateReset(stream) == Z_OK else { throw .broken(name) }
                    isAtEnd = false
                }
                let status = inflate(stream, &slice, from: &start, into: &buffer)
                guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { throw .broken(name) }
                result += buffer.dropLast(Int(stream.pointee.avail_out))
                isAtEnd = status == Z_STREAM_END
                guard total + result.count <= mostBytes else { throw .tooLong(most: mostBytes) }
                if isAtEnd, start == slice.count { break }
            }
            total += result.count
            results.append(result)
        }
        return results
    }

    private static func inflate(
        _ stream: UnsafeMutablePointer<z_stream>,
        _ slice: inout [UInt8],
        from start: inout Int,
        into buffer: inout [UInt8]
    ) -> Int32 {
        slice.withUnsafeMutableBufferPointer { input in
            buffer.withUnsafeMutableBufferPointer { output in
                stream.pointee.next_in = input.baseAddress.map { $0 + start }
                stream.pointee.avail_in = UInt32(input.count - start)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                let status = CZlib.inflate(stream, Z_NO_FLUSH)
                start = input.count - Int(stream.pointee.avail_in)
                return status
            }
        }
    }
}
