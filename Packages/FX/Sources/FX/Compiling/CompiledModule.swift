// SPDX-License-Identifier: Apache-2.0

public import FXCore
internal import FXIR
internal import FXInterp
internal import FXNN
internal import FXSerialize
public import FXTensor

/// A graph module's code as a machine runs it: see ``ModuleCompiler``.
///
///     let fast = try traced.compiled()
///     let y = try fast(x)
///
/// Tensors are shared with the graph module and with callers, and writes are seen on both sides.
/// Random operators draw from a generator of the library's own.
public final class CompiledModule {
    /// The names of the inputs, in order.
    public let inputNames: [String]
    /// The library that holds the code.
    public let libraryPath: String

    private let typeName: String
    private let library: ForeignLibrary
    /// The module in the library.
    private let address: UnsafeMutableRawPointer
    /// The state that both sides share.
    private let state: [Tensor]

    init(
        _ module: GraphModule, _ library: ForeignLibrary, path: String
    ) throws {
        inputNames = module.graph.placeholders.map(\.name)
        typeName = module.typeName
        libraryPath = path
        self.library = library
        let archive = try module.stateArchive()
        let entries = archive.tensors.sorted { $0.key.text < $1.key.text }
        state = entries.map(\.value)
        var message = MessageWriter()
        try message.add(archive.json())
        message.add(entries.count)
        for (path, tensor) in entries {
            message.add(path.text)
            try message.add(tensor)
        }
        var answer = MessageReader(try library.send(.make, message.bytes))
        guard let address = UnsafeMutableRawPointer(bitPattern: try answer.int()) else {
            throw CompilationError.failed(message: "the library made no module")
        }
        self.address = address
    }

    deinit { _ = try? library.send(.free, to: address) }

    /// Runs the code.
    ///
    /// - Parameter inputs: One argument for each input.
    /// - Returns: What the graph's output gives.
    /// - Throws: ``CompilationError/failed(message:)`` with the error of an operator;
    ///   ``CompilationError/inexpressible(value:)``.
    public func run(_ inputs: [Argument<Tensor>]) throws(CompilationError) -> Argument<Tensor> {
        var message = MessageWriter()
        message.add(state.count)
        for tensor in state { message.add(tensor.version) }
        try message.add(Argument.list(inputs))
        let answer = try withExtendedLifetime((state, inputs)) { () throws(CompilationError) in
            try library.send(.run, to: address, message.bytes)
        }
        var reader = MessageReader(answer)
        let result = try reader.value()
        for _ in 0..<(try reader.int()) { ForeignMemory.noteWrite(to: try reader.ownBuffer()) }
        return result
    }

    /// Runs the code on tensors, for one.
    ///
    /// - Throws: ``CompilationError``, also where the result is not one tensor.
    public func callAsFunction(_ inputs: Tensor...) throws(CompilationError) -> Tensor {
        let result = try run(inputs.map(Argument.leaf))
        guard let tensor = result.leaf else {
            throw .failed(message: "the result is not one tensor; use run(_:)")
        }
        return tensor
    }
}

extension CompiledModule: CustomStringConvertible {
    public var description: String {
        "CompiledModule(\(typeName)(\(inputNames.joined(separator: ", "))))"
    }
}
