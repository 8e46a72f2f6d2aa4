// SPDX-License-Identifier: Apache-2.0

// `import FX` gives all layers.

@_exported import FXCodegen
@_exported import FXCore
@_exported import FXIR
@_exported import FXInterp
@_exported import FXNN
@_exported import FXRewrite
@_exported import FXSerialize
@_exported import FXTensor
@_exported import FXTrace
