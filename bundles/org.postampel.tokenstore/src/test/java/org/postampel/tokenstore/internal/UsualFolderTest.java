package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postampel.tokenstore.TokenStores;

class UsualFolderTest {

  private static final Path HOME = Path.of("/home/anna");

  @Test
  void everyOperatingSystemHasItsHabit() {
    assertThat(TokenStores.usualFolder(Map.of(), "Linux", HOME))
        .isEqualTo(Path.of("/home/anna/.local/share/postampel/store"));
    assertThat(TokenStores.usualFolder(Map.of("XDG_DATA_HOME", "/data"), "Linux", HOME))
        .isEqualTo(Path.of("/data/postampel/store"));
    assertThat(TokenStores.usualFolder(Map.of(), "Mac OS X", HOME))
        .isEqualTo(Path.of("/home/anna/Library/Application Support/Postampel/store"));
    assertThat(TokenStores.usualFolder(Map.of("APPDATA", "/roaming"), "Windows 11", HOME))
        .isEqualTo(Path.of("/roaming/Postampel/store"));
    assertThat(TokenStores.usualFolder(Map.of(), "Windows 11", HOME))
        .isEqualTo(Path.of("/home/anna/AppData/Roaming/Postampel/store"));
  }

  @Test
  void aRelativeDataHomeIsIgnored() {
    assertThat(TokenStores.usualFolder(Map.of("XDG_DATA_HOME", "data"), "Linux", HOME))
        .isEqualTo(Path.of("/home/anna/.local/share/postampel/store"));
  }
}
