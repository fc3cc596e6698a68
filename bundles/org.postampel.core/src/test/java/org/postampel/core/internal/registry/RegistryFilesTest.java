package org.postampel.core.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postampel.core.contribution.ContributedFile;

class RegistryFilesTest {

  private static final String POINT = "org.postampel.core.providers";

  private final Object token = new Object();
  private IExtensionRegistry registry;

  @BeforeEach
  void startARegistry() {
    registry = RegistryFactory.createRegistry(new RegistryStrategy(null, null), token, token);
    contribute(
        "org.postampel.core",
        "<plugin><extension-point id='providers' name='Mail providers'/></plugin>");
  }

  @AfterEach
  void stopIt() {
    registry.stop(token);
  }

  @Test
  void contributedFilesAreFoundWithTheirContributor() {
    contribute("org.vendor", extension("<provider file='presets/vendor.properties'/>"));
    assertThat(RegistryFiles.of(registry, POINT, RegistryFilesTest::locate))
        .extracting(ContributedFile::contributor, file -> file.address().getPath())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("org.vendor", "/presets/vendor.properties"));
  }

  @Test
  void aContributionWithoutAFileIsSwitchedOffAndTheOthersWork() {
    contribute(
        "org.vendor",
        extension("<provider/><provider file='missing'/><provider file='presets/good'/>"));
    assertThat(RegistryFiles.of(registry, POINT, RegistryFilesTest::locate)).hasSize(1);
  }

  @Test
  void withoutARegistryNothingIsContributed() {
    assertThat(RegistryFiles.of(POINT)).isEmpty();
  }

  private static Optional<URL> locate(IContributor contributor, String path) {
    try {
      return path.equals("missing") ? Optional.empty() : Optional.of(new URL("file:/" + path));
    } catch (MalformedURLException e) {
      throw new IllegalStateException(contributor.getName(), e);
    }
  }

  private static String extension(String elements) {
    return "<plugin><extension point='" + POINT + "'>" + elements + "</extension></plugin>";
  }

  private void contribute(String contributor, String xml) {
    boolean understood =
        registry.addContribution(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
            ContributorFactorySimple.createContributor(contributor),
            false,
            contributor,
            null,
            token);
    assertThat(understood).isTrue();
  }
}
