// SPDX-License-Identifier: Apache-2.0

extension ModuleCompiler {
    /// The path of a tool of the Swift toolchain.
    ///
    /// - Throws: ``CompilationError/noToolchain(searched:)``.
    func tool(_ name: String) throws(CompilationError) -> String {
        let candidates: [String]
        if let compilerPath {
            // The others stand beside the compiler.
            let real = FileFacts.isProgram(compilerPath) ? FileFacts.folder(compilerPath) : nil
            candidates = name == "swiftc" ? [compilerPath] : [(real ?? compilerPath) + "/" + name]
        } else {
            candidates = Self.searchPath.map { $0 + "/" + name }
        }
        if let path = candidates.first(where: FileFacts.isProgram) { return path }
        throw .noToolchain(searched: candidates)
    }

    private static var searchPath: [String] {
        (ProcessEnvironment["PATH"] ?? "").split(separator: ":").map(String.init)
    }
}
