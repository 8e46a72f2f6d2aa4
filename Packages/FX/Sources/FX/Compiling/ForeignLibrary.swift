// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A library that ``ModuleCompiler`` built, loaded into the process for as long as it runs.
struct ForeignLibrary: Sendable {
    /// What a program asks of it.
    enum Request: Int32 {
        /// Makes a module of a state; the answer is its address.
        case make = 0
        case run = 1
        /// Gives a module back.
        case free = 2
    }

    private typealias Entry =
        @convention(c) (
            Int32, UnsafeMutableRawPointer?, UnsafePointer<UInt8>, Int, CompiledModule.Reply,
            UnsafeMutableRawPointer
        ) -> Int32

    private let entry: Entry

    init(_ path: String) throws(CompilationError) {
        guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL | Self.ownSymbolsFirst) else {
            throw .cannotLoad(path: path, reason: dlerror().map { String(cString: $0) } ?? "")
        }
        guard let symbol = dlsym(handle, GeneratedLibrary.entryName) else {
            throw .cannotLoad(path: path, reason: "it has no \(GeneratedLibrary.entryName)")
        }
        entry = unsafeBitCast(symbol, to: Entry.self)
    }

    /// What makes a library find its own copy of FX where the program shows the symbols of its own;
    /// elsewhere there is no need, and sanitizers refuse it.
    private static var ownSymbolsFirst: Int32 {
        #if os(Linux)
            // The metadata of CompiledModule; 8 is RTLD_DEEPBIND, which Swift is not shown.
            dlsym(nil, "$s2FX14CompiledModuleCN") == nil ? 0 : 8
        #else
            0
        #endif
    }

    /// Passes a message, and returns the answer.
    ///
    /// - Throws: ``CompilationError/failed(message:)`` with what the library threw.
    func send(
        _ request: Request, to module: UnsafeMutableRawPointer? = nil, _ message: [UInt8] = []
    ) throws(CompilationError) -> [UInt8] {
        let answer = Answer()
        let status = message.withUnsafeBufferPointer { bytes in
            // An empty array may have no address.
            let start = bytes.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
            return entry(
                request.rawValue, module, start, bytes.count,
                { context, bytes, count in
                    Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue().bytes =
                        Array(UnsafeBufferPointer(start: bytes, count: count))
                }, Unmanaged.passUnretained(answer).toOpaque())
        }
        let bytes = withExtendedLifetime(answer) { answer.bytes }
        if status != 0 { throw .failed(message: String(decoding: bytes, as: UTF8.self)) }
        return bytes
    }

    /// Where the library leaves its answer.
    private final class Answer {
        var bytes: [UInt8] = []
    }
}
