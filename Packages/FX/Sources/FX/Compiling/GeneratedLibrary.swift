// SPDX-License-Identifier: Apache-2.0

internal import FXCodegen
internal import FXCore
internal import FXInterp

/// The sources of a library that ``ModuleCompiler`` builds.
struct GeneratedLibrary {
    /// The module, as the generator writes it.
    var module: String
    /// The function that programs call.
    var entry: String

    /// The name of the function; it changes with what is passed.
    static let entryName = "fx_compiled_module_1"

    private static let typeName = "CompiledForward"

    static func code(of module: GraphModule) throws -> GeneratedLibrary {
        let text = try SwiftGenerator().generate(
            module.graph, schema: module.stateSchema(), typeName: typeName)
        return GeneratedLibrary(module: text, entry: entry)
    }

    private static let entry = """
        public import FX

        @_cdecl("\(entryName)")
        public func answer(
            _ request: Int32, _ module: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>,
            _ count: Int, _ reply: CompiledModule.Reply, _ context: UnsafeMutableRawPointer
        ) -> Int32 {
            CompiledModule.answer(request, module, bytes, count, reply, context) {
                try \(typeName)($0)
            }
        }

        """

    /// A name for the contents, the same in every process.
    var hash: String {
        var hash = StableHash()
        hash.combine(module)
        hash.combine(entry)
        return String(hash.value, radix: 16)
    }
}
