package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class FoldingLineTest {

    private record Parts(FoldingLine line, Label address, Button pause, Label first, Label last, Label more) {}

    private @Nullable Parts parts;

    @Start
    void start(Stage stage) {
        FoldingLine line = new FoldingLine();
        Label address = new Label("mqtts://a-broker-with-a-long-name.example.com:8883");
        Button pause = new Button("Pause what is shown", Icons.of("fth-pause"));
        Label first = new Label("1,234,567 received");
        Label last = new Label("1,234 evicted");
        Label more = new Label("more");
        parts = new Parts(line, address, pause, first, last, more);
        line.getChildren().setAll(address, pause, first, last, more);
        address.setMinWidth(60);
        line.shrink(address);
        line.fold(pause);
        line.drop(last);
        line.drop(first);
        line.showRest(more);
        StackPane root = new StackPane(line);
        root.setPrefSize(1200, 100);
        stage.setScene(new Scene(root));
        stage.show();
    }

    private Parts parts() {
        return Objects.requireNonNull(parts);
    }

    private void setWidth(FxRobot robot, double width) {
        robot.interact(() -> {
            parts().line().setMaxWidth(width);
            parts().line().getParent().layout();
        });
        robot.interact(() -> parts().line().getParent().layout());
    }

    private double least() {
        return parts().pause().prefWidth(-1)
                + parts().first().prefWidth(-1)
                + parts().last().prefWidth(-1)
                + parts().address().getMinWidth();
    }

    private boolean isInside(Node node) {
        Bounds bounds = node.getBoundsInParent();
        return node.isVisible() && bounds.getMaxX() <= parts().line().getWidth() + 0.5;
    }

    @Test
    void line_withRoom_showsAll_withoutTheButtonForTheRest(FxRobot robot) {
        setWidth(robot, 1200);
        assertThat(parts().pause().getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
        assertThat(parts().last().isVisible()).isTrue();
        assertThat(parts().more().isVisible()).isFalse();
        assertThat(parts().address().getWidth())
                .isEqualTo(Math.ceil(parts().address().prefWidth(-1)));
    }

    @Test
    void line_gettingNarrower_firstCutsWords_thenFolds_thenDrops_andComesBack(FxRobot robot) {
        setWidth(robot, 1200);
        double room = least();
        setWidth(robot, room + 10);
        assertThat(parts().pause().getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
        assertThat(parts().address().getWidth()).isLessThan(parts().address().prefWidth(-1));
        setWidth(robot, room - 20);
        assertThat(parts().pause().getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
        assertThat(parts().pause().getTooltip().getText()).isEqualTo("Pause what is shown");
        assertThat(isInside(parts().last())).isTrue();
        setWidth(robot, least() - 10);
        assertThat(parts().line().dropped()).containsExactly(parts().last());
        assertThat(parts().last().isVisible()).isFalse();
        assertThat(isInside(parts().first()) && isInside(parts().more())).isTrue();
        setWidth(robot, 1200);
        assertThat(parts().pause().getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
        assertThat(parts().line().dropped()).isEmpty();
        assertThat(parts().more().isVisible()).isFalse();
    }

    @Test
    void text_thatGrows_foldsTheLine(FxRobot robot) {
        setWidth(robot, 1200);
        setWidth(robot, least() + 5);
        robot.interact(() -> parts().first().setText("1,234,567,890,123 received"));
        setWidth(robot, parts().line().getMaxWidth());
        assertThat(parts().pause().getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
        assertThat(isInside(parts().last())).isTrue();
    }
}
