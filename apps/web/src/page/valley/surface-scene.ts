import {
  AmbientLight,
  BufferAttribute,
  CanvasTexture,
  Color,
  CylinderGeometry,
  DirectionalLight,
  DoubleSide,
  InstancedMesh,
  LineBasicMaterial,
  LineSegments,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PerspectiveCamera,
  PlaneGeometry,
  Quaternion,
  Scene,
  SphereGeometry,
  Sprite,
  SpriteMaterial,
  SRGBColorSpace,
  Vector3,
  WebGLRenderer,
  WireframeGeometry,
} from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import type { Rgb } from '../color/diverging.ts';
import { costColor, type CostScale } from './cost-scale.ts';
import { surfacePoints, type SurfacePoint } from './surface-points.ts';
import type { Surface } from './surface.ts';

/** Colors of the scene. */
export interface SceneColors {
  readonly scale: CostScale;
  readonly text: Rgb;
  readonly trail: Rgb;
}

/** Maximum number of points of a trail. */
const maxPoints = 256;
/** tan of half the vertical field of view, and the aspect below which the view widens. */
const [halfHeight, widestAspect] = [0.32, 1.55];
const home = new Vector3(1.9, 1.9, 2.7);

/** The valley in three dimensions, rendered only when something changes. */
export class SurfaceScene {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(36, 1, 0.1, 20);
  readonly #controls: OrbitControls;
  readonly #ground = new MeshLambertMaterial({ vertexColors: true, side: DoubleSide });
  readonly #grid = new LineBasicMaterial({ transparent: true, opacity: 0.12 });
  readonly #trail = new MeshBasicMaterial();
  readonly #balls = new InstancedMesh(new SphereGeometry(0.022, 12, 8), this.#trail, maxPoints);
  readonly #rods = new InstancedMesh(new CylinderGeometry(0.009, 0.009, 1, 8), this.#trail, maxPoints);
  readonly #signs: readonly Sprite[];
  #mesh: Mesh | undefined;
  #lines: LineSegments | undefined;
  #frame: number | undefined;

  /** @throws if the browser has no WebGL */
  constructor(canvas: HTMLCanvasElement) {
    this.#renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
    this.#renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    const sun = new DirectionalLight(0xffffff, 2.2);
    sun.position.set(-1.5, 3, 1);
    this.#signs = [sign(new Vector3(0, 0, 1.15)), sign(new Vector3(1.2, 0, 0)), sign(new Vector3(-1, 0.95, -1))];
    for (const instanced of [this.#balls, this.#rods]) {
      instanced.count = 0;
      instanced.frustumCulled = false;
    }
    this.#scene.add(new AmbientLight(0xffffff, 1.6), sun, this.#balls, this.#rods, ...this.#signs);
    this.#camera.position.copy(home);
    this.#controls = new OrbitControls(this.#camera, canvas);
    this.#controls.target.set(0, 0.3, 0);
    this.#controls.enablePan = false;
    this.#controls.enableZoom = false; // the wheel scrolls the page
    this.#controls.maxPolarAngle = Math.PI / 2;
    this.#controls.addEventListener('change', () => this.draw());
    this.#controls.update();
    canvas.style.touchAction = 'pan-y'; // vertical touch moves scroll the page
  }

  /** Adapts to the size of its container. */
  resize(width: number, height: number): void {
    if (width === 0 || height === 0) return;
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    // The whole map stays visible, however narrow the picture is.
    this.#camera.fov = (360 / Math.PI) * Math.atan(halfHeight * Math.max(1, widestAspect / this.#camera.aspect));
    this.#camera.updateProjectionMatrix();
    this.draw();
  }

  showSurface(surface: Surface, { scale, text, trail }: SceneColors): void {
    this.#removeSurface();
    const geometry = groundOf(surface, scale);
    this.#grid.color.copy(colorOf(text));
    this.#trail.color.copy(colorOf(trail));
    this.#mesh = new Mesh(geometry, this.#ground);
    this.#lines = new LineSegments(new WireframeGeometry(geometry), this.#grid);
    this.#scene.add(this.#mesh, this.#lines);
    for (const [i, label] of ['weight x', 'weight y', 'cost'].entries()) writeSign(this.#signs[i], label, text);
    this.draw();
  }

  /** The steps as points of the surface; undefined if one is off the map. */
  showTrail(points: readonly (SurfacePoint | undefined)[]): void {
    const at = points.slice(0, maxPoints).map((point) => point && new Vector3(point.x, point.height + 0.012, point.z));
    const balls = at.filter((point) => point !== undefined);
    for (const [i, point] of balls.entries()) {
      const size = i === 0 ? 1.9 : 1;
      this.#balls.setMatrixAt(i, new Matrix4().compose(point, new Quaternion(), new Vector3(size, size, size)));
    }
    this.#balls.count = balls.length;
    let rods = 0;
    for (const [i, to] of at.entries()) {
      const from = at[i - 1];
      if (from !== undefined && to !== undefined && from.distanceTo(to) > 1e-5) this.#rods.setMatrixAt(rods++, rodBetween(from, to));
    }
    this.#rods.count = rods;
    this.#balls.instanceMatrix.needsUpdate = true;
    this.#rods.instanceMatrix.needsUpdate = true;
    this.draw();
  }

  /** Turns the valley by an angle around its middle. */
  turn(angle: number): void {
    this.#camera.position.applyAxisAngle(new Vector3(0, 1, 0), angle);
    this.#controls.update();
    this.draw();
  }

  /** Resets the view. */
  reset(): void {
    this.#camera.position.copy(home);
    this.#controls.update();
    this.draw();
  }

  /** Renders once in the next frame. */
  draw(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.drawNow();
    });
  }

  /** Renders at once: the pixels can be read until the browser shows the next frame. */
  drawNow(): void {
    this.#renderer.render(this.#scene, this.#camera);
  }

  /** Releases the memory of the graphics card. */
  dispose(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#controls.dispose();
    this.#removeSurface();
    for (const material of [this.#ground, this.#grid, this.#trail]) material.dispose();
    for (const instanced of [this.#balls, this.#rods]) {
      instanced.geometry.dispose();
      instanced.dispose();
    }
    for (const { material } of this.#signs) {
      material.map?.dispose();
      material.dispose();
    }
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }

  #removeSurface(): void {
    for (const shown of [this.#mesh, this.#lines]) {
      if (shown === undefined) continue;
      this.#scene.remove(shown);
      shown.geometry.dispose();
    }
  }
}

const colorOf = ([red, green, blue]: Rgb): Color => new Color().setRGB(red / 255, green / 255, blue / 255, SRGBColorSpace);

function groundOf(surface: Surface, scale: CostScale): PlaneGeometry {
  const { resolution } = surface;
  const geometry = new PlaneGeometry(2, 2, resolution - 1, resolution - 1);
  const points = surfacePoints(surface);
  const positions = new Float32Array(points.length * 3);
  const colors = new Float32Array(points.length * 3);
  for (const [i, { x, height, z, share }] of points.entries()) {
    positions.set([x, height, z], 3 * i);
    colors.set(colorOf(costColor(share, scale)).toArray(), 3 * i);
  }
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('color', new BufferAttribute(colors, 3));
  geometry.computeVertexNormals();
  return geometry;
}

function rodBetween(from: Vector3, to: Vector3): Matrix4 {
  const along = to.clone().sub(from);
  const turned = new Quaternion().setFromUnitVectors(new Vector3(0, 1, 0), along.clone().normalize());
  return new Matrix4().compose(from.clone().add(to).multiplyScalar(0.5), turned, new Vector3(1, along.length(), 1));
}

function sign(position: Vector3): Sprite {
  const sprite = new Sprite(new SpriteMaterial({ transparent: true, depthTest: false }));
  sprite.position.copy(position);
  sprite.scale.set(0.64, 0.16, 1);
  return sprite;
}

function writeSign(sprite: Sprite | undefined, text: string, color: Rgb): void {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [256, 64];
  const context = canvas.getContext('2d');
  if (context === null || sprite === undefined) return;
  context.font = '36px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = `rgb(${color.join(' ')})`;
  context.fillText(text, 128, 32);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  sprite.material.map?.dispose();
  sprite.material.map = texture;
  sprite.material.needsUpdate = true;
}
