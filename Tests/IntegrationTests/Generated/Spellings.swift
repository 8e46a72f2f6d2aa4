public import FX

nonisolated(unsafe) let generatedSpellings: [(ModuleState) throws -> any Callable] = []
