#if __has_include(<zip.h>)
#include <zip.h>
#else
#error "FXSerialize needs libzip: sudo apt-get install libzip-dev pkg-config"
#endif
