package org.postampel.check.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckPlan;
import org.postampel.check.CheckPlanner;
import org.postampel.check.Samples;
import org.postampel.check.StepId;
import org.postampel.check.internal.contribution.ContributedSteps;
import org.postampel.check.internal.contribution.ContributedStepsTest;

class RegistryStepsTest {

  private final Object token = new Object();
  private IExtensionRegistry registry;

  @BeforeEach
  void startARegistry() {
    registry = RegistryFactory.createRegistry(new RegistryStrategy(null, null), token, token);
    contribute(
        "org.postampel.check", "<plugin><extension-point id='steps' name='Check steps'/></plugin>");
  }

  @AfterEach
  void stopIt() {
    registry.stop(token);
  }

  @Test
  void contributedClassIsMadeAndOneThatIsMissingHarmsNothing() {
    contribute(
        "com.musterfirma.erp",
        "<plugin><extension point='org.postampel.check.steps'><step/>"
            + "<step class='com.musterfirma.Gone'/><step class='"
            + ContributedStepsTest.Good.class.getName()
            + "'/></extension></plugin>");
    CheckPlan ours = CheckPlanner.plan(Samples.withPassword());
    List<StepId> all = ContributedSteps.of(RegistrySteps.of(registry)).addedTo(ours).ids();
    assertThat(all.subList(ours.ids().size(), all.size()))
        .containsExactly(new StepId("account.good"));
  }

  private void contribute(String contributor, String xml) {
    boolean understood =
        registry.addContribution(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
            ContributorFactorySimple.createContributor(contributor),
            false,
            null,
            null,
            token);
    assertThat(understood).isTrue();
  }
}
