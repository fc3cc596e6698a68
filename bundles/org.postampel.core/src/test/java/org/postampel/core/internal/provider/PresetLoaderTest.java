package org.postampel.core.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.contribution.ContributedFile;
import org.postampel.core.provider.ProviderPreset;

class PresetLoaderTest {

  @TempDir private Path folder;

  @Test
  void aBrokenPresetIsLeftOutAndTheOthersWork() throws IOException {
    List<ContributedFile> files =
        List.of(
            file("broken", "id = broken\nthis is = no preset\n"),
            file("good", "id = good\nname = Good\nsign-in = password\n"),
            new ContributedFile("gone", folder.resolve("gone.properties").toUri().toURL()));
    assertThat(PresetLoader.load(files)).extracting(ProviderPreset::id).containsExactly("good");
  }

  @Test
  void aVendorsPresetReplacesOursInItsPlace() throws IOException {
    List<ContributedFile> files =
        List.of(
            file("ours", "id = a\nname = Old\nsign-in = password\n"),
            file("other", "id = b\nname = B\nsign-in = password\n"),
            file("vendor", "id = a\nname = New\nsign-in = password\n"));
    Collection<ProviderPreset> presets = PresetLoader.load(files);
    assertThat(presets)
        .extracting(preset -> preset.name(Locale.ENGLISH))
        .containsExactly("New", "B");
  }

  @Test
  void anotherJarAddsPresetsThroughItsIndexAndTheyComeAfterOurs() throws IOException {
    Files.createDirectories(folder.resolve("META-INF/postampel"));
    Files.writeString(
        folder.resolve("META-INF/postampel/providers"),
        "# ours\n\n  vendor/musterfirma.properties \nvendor/forgotten.properties\n");
    Files.createDirectories(folder.resolve("vendor"));
    Files.writeString(
        folder.resolve("vendor/musterfirma.properties"),
        "id = musterfirma\nname = Musterfirma\nsign-in = password\n");
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, PresetLoader.class.getClassLoader())) {
      List<ProviderPreset> presets =
          new ArrayList<>(PresetLoader.load(PresetLoader.indexed(loader)));
      assertThat(presets.get(0).id()).isEqualTo("microsoft365");
      assertThat(presets.get(presets.size() - 1).id()).isEqualTo("musterfirma");
    }
  }

  private ContributedFile file(String name, String text) throws IOException {
    Path path = folder.resolve(name + ".properties");
    Files.writeString(path, text);
    return new ContributedFile(name, path.toUri().toURL());
  }
}
