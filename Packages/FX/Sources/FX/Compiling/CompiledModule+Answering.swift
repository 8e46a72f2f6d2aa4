// SPDX-License-Identifier: Apache-2.0

internal import FXCore
internal import FXInterp
public import FXNN
internal import FXSerialize
internal import FXTensor

// What happens in the library: it has a copy of this code, and is asked through one C function.

extension CompiledModule {
    /// Takes the bytes of an answer.
    public typealias Reply =
        @convention(c) (
            _ context: UnsafeMutableRawPointer, _ bytes: UnsafePointer<UInt8>?, _ count: Int
        ) -> Void

    /// Does what a program asks of a compiled library; only the code of such libraries calls it.
    ///
    /// - Parameters:
    ///   - request: What is asked: to make a module, to run it, or to give it back.
    ///   - module: The module, where there is one.
    ///   - bytes: The message, valid during the call.
    ///   - reply: Takes the answer, or the text of an error.
    ///   - make: Makes the generated module of a state.
    /// - Returns: 0, or 1 where the answer is an error.
    public static func answer(
        _ request: Int32, _ module: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>,
        _ count: Int, _ reply: Reply, _ context: UnsafeMutableRawPointer,
        _ make: (ModuleState) throws -> any Callable
    ) -> Int32 {
        var status: Int32 = 0
        var answer: [UInt8]
        do {
            let message = Array(UnsafeBufferPointer(start: bytes, count: count))
            answer = try Self.answer(request, module, MessageReader(message), make)
        } catch {
            status = 1
            answer = Array("\(error)".utf8)
        }
        answer.withUnsafeBufferPointer { reply(context, $0.baseAddress, $0.count) }
        return status
    }

    private static func answer(
        _ request: Int32, _ module: UnsafeMutableRawPointer?, _ message: MessageReader,
        _ make: (ModuleState) throws -> any Callable
    ) throws -> [UInt8] {
        switch (ForeignLibrary.Request(rawValue: request), module) {
        case (.make, _):
            let made = try ServedModule(message, make)
            var writer = MessageWriter()
            writer.add(Int(bitPattern: Unmanaged.passRetained(made).toOpaque()))
            return writer.bytes
        case (.run, let module?):
            return try Unmanaged<ServedModule>.fromOpaque(module).takeUnretainedValue()
                .run(message)
        case (.free, let module?):
            Unmanaged<ServedModule>.fromOpaque(module).release()
            return []
        default: throw CompilationError.failed(message: "an unknown request: \(request)")
        }
    }
}

/// A generated module in its library, and the state that it shares with the program.
private final class ServedModule {
    private let module: any Callable
    /// The tensors of the state in the order of their paths.
    private var state: [Tensor] = []
    /// What their memory's versions were in the program when it ran last.
    private var versions: [Int]
    private let memory: ForeignMemory.Table

    init(_ message: MessageReader, _ make: (ModuleState) throws -> any Callable) throws {
        var message = message
        var archive = try ModelArchive(json: try message.byteList())
        for _ in 0..<(try message.int()) {
            let path = ModulePath(try message.string())
            let tensor = try message.tensor()
            archive.tensors[path] = tensor
            state.append(tensor)
        }
        memory = message.memory
        versions = [Int](repeating: -1, count: state.count)
        module = try make(ModuleState(of: try GraphModule(archive)))
    }

    func run(_ message: MessageReader) throws -> [UInt8] {
        var message = message
        message.memory = memory
        try noteWrites(message: &message)
        message.memory.settle()
        guard case .list(let inputs) = try message.value() else {
            throw CompilationError.failed(message: "inputs are a list")
        }
        let result = try withTensorErrors { try module.invoke(inputs) }
        var writer = MessageWriter()
        writer.memory = message.memory
        try writer.add(result)
        let written = message.memory.written
        writer.add(written.count)
        for owner in written { writer.add(Int(bitPattern: owner)) }
        return writer.bytes
    }

    /// Tells caches of what was made from the state, such as packed weights, of the program's writes.
    private func noteWrites(message: inout MessageReader) throws {
        for index in 0..<(try message.int()) {
            let version = try message.int()
            guard index < versions.count, versions[index] != version else { continue }
            if versions[index] >= 0, let buffer = state[index].storage?.buffer {
                ForeignMemory.noteWrite(to: buffer)
            }
            versions[index] = version
        }
    }
}
