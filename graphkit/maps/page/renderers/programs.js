// What sigma has the graphics card run, with less to do in every frame.

// sigma blends colours that were multiplied by their opacity, and hands on colours that were not: ties would be white.
const TIE_SHADER = `
precision mediump float;
varying vec4 v_color;
void main(void) { gl_FragColor = vec4(v_color.rgb * v_color.a, v_color.a); }
`;

export function dotProgram() {
  return lean(graphkitWebgl.NodePointProgram);
}

export function tieProgram() {
  return class extends lean(graphkitWebgl.EdgeLineProgram) {
    getDefinition() {
      return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: TIE_SHADER };
    }
  };
}

// Draws once, not a second time for finding out what is under a point; and sends to the card what it does not have.
/** @param {SigmaProgram} Program @returns {SigmaProgram} */
function lean(Program) {
  return class extends Program {
    stale = true;

    /** @param {WebGL2RenderingContext} gl @param {unknown} _picking @param {Sigma} sigma */
    constructor(gl, _picking, sigma) {
      super(gl, null, sigma);
    }

    /** @param {unknown[]} told */
    process(...told) {
      this.stale = true;
      super.process(...told);
    }

    /** @param {SigmaProgramInfo} info */
    bindProgram(info) {
      if (this.stale) super.bindProgram(info);
      else this.bindKept(info);
      this.stale = false;
    }

    /** @param {SigmaProgramInfo} info */
    bindKept(info) {
      const { gl, buffer } = info;
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      let offset = 0;
      for (const attribute of this.ATTRIBUTES) offset += this.bindAttribute(attribute, info, offset);
      gl.bindBuffer(gl.ARRAY_BUFFER, null);
    }
  };
}
