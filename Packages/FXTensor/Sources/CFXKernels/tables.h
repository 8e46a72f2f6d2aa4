// SPDX-License-Identifier: Apache-2.0

#ifndef CFXKERNELS_TABLES_H
#define CFXKERNELS_TABLES_H

#include "CFXKernels.h"

extern const fxk_table fxk_portable;
#if defined(__x86_64__)
extern const fxk_table fxk_avx2;
extern const fxk_table fxk_avx512;
#endif

#endif
